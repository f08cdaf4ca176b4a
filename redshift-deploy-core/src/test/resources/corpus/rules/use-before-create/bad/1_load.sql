INSERT INTO sales.orders (id) SELECT id FROM stage.orders;
CALL sales.sp_load();
