SELECT 1,
	'a	b',	missing
FROM lab.done;
