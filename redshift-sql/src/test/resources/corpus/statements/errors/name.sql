SELECT "open FROM t;
