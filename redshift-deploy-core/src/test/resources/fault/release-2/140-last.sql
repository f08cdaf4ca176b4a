-- ends: 3
INSERT INTO ${lab}.done VALUES ('140', 1);
INSERT INTO ${lab}.done VALUES ('140', 2);
INSERT INTO ${lab}_kept.tints VALUES ('140', '${tint}');
