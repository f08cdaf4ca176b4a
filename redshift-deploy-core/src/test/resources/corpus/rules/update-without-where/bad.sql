UPDATE sales.orders SET status = 'paid';

UPDATE sales.orders SET status = 'paid' FROM sales.payments;

WITH paid AS (SELECT order_id FROM sales.payments WHERE amount > 0)
UPDATE sales.orders o SET status = 'paid' FROM paid;

UPDATE sales.orders SET status = 'paid' WHERE 1 = 1;

UPDATE sales.orders SET status = 'paid' WHERE true;
