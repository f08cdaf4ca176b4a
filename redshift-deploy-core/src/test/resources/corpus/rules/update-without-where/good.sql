UPDATE sales.orders SET status = 'paid' WHERE order_id = 4711;

UPDATE sales.orders SET status = 'paid' FROM sales.payments WHERE payments.order_id = orders.order_id;

-- redshift-deploy: allow update-without-where: all of them are loaded
UPDATE staging.orders SET loaded = true;
