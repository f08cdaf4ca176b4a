SELECT "a;b", "say ""x;y""" FROM #temp;
CREATE TABLE #stage (a INT, PRIVATE_PLAN#1 INT);
USE db@catalog;
SELECT a # b, größe FROM täble;
SELECT x FROM t WHERE a.b(+) = c.d AND e..f = 1..2;
