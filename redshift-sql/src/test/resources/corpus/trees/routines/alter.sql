ALTER PROCEDURE etl.sp_load (IN day date, INOUT bigint, OUT message varchar(256)) RENAME TO sp_load_day;

ALTER PROCEDURE sp_nothing OWNER TO CURRENT_USER;

ALTER PROCEDURE sp_nothing() OWNER TO "etl user";

ALTER FUNCTION f_net(decimal, decimal) OWNER TO etl_owner;

ALTER FUNCTION tools.f_net(decimal(12, 2), decimal) RENAME TO f_net_price;
