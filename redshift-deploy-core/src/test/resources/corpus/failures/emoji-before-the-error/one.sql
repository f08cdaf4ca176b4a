-- 🚀🚀
INSERT INTO lab.done VALUES (1);
SELECT '🚀🇩🇪 äö', missing FROM lab.done;
