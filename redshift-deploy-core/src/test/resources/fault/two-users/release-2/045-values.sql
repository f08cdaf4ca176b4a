-- ends: 2 5
INSERT INTO ${lab}_kept.tints VALUES ('045', '${tint}');
COMMIT;
INSERT INTO ${lab}_kept.tints VALUES ('045', '${tint}');
INSERT INTO ${lab}.done VALUES ('045', 4);
COMMIT;
