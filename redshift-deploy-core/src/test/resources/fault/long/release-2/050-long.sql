-- A script of several messages: the next one is made while the last one is answered.
-- ends: 5 6 9
INSERT /* filler */ INTO ${lab}.done VALUES ('050', 1);
INSERT /* filler */ INTO ${lab}.done VALUES ('050', 2);
INSERT /* filler */ INTO ${lab}.done VALUES ('050', 3);
INSERT /* filler */ INTO ${lab}.done VALUES ('050', 4);
INSERT /* filler */ INTO ${lab}.done VALUES ('050', 5);
VACUUM ${lab}.stage;
INSERT /* filler */ INTO ${lab}.done VALUES ('050', 7);
INSERT /* filler */ INTO ${lab}.done VALUES ('050', 8);
INSERT /* filler */ INTO ${lab}.done VALUES ('050', 9);
