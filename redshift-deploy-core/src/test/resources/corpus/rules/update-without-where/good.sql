UPDATE sales.orders SET status = 'paid' WHERE order_id = 4711;

UPDATE sales.orders SET status = 'paid' FROM sales.payments WHERE payments.order_id = orders.order_id;

-- redshift-deploy: allow update-without-where: all of them are loaded
UPDATE staging.orders SET loaded = true;

-- The join tells which rows.
UPDATE o SET status = 'paid' FROM sales.orders o JOIN sales.payments p ON p.order_id = o.order_id;

UPDATE #orders SET status = 'paid';
UPDATE sales.orders SET status = 'paid' WHERE is_paid;
