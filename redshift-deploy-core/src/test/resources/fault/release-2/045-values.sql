-- ends: 1 2 4
INSERT INTO ${lab}_kept.tints VALUES ('045', '${tint}');
VACUUM ${lab}.wide;
INSERT INTO ${lab}_kept.tints VALUES ('045', '${tint}');
INSERT INTO ${lab}.done VALUES ('045', 4);
