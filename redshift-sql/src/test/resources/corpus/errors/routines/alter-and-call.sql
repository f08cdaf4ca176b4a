ALTER PROCEDURE sp_load() RENAME sp_load_day;
ALTER PROCEDURE sp_load(int OWNER TO etl;
ALTER FUNCTION f_net(decimal) TO f_gross;
CALL sp_load;
CALL sp_load(1,);
CALL sp_load(1 2);
CALL sp_load(1;
