DELETE FROM staging.orders;

DELETE staging.orders; -- Redshift lets FROM away.

/* WHERE in a comment is none. */
DELETE FROM staging.orders /* WHERE id = 1 */;

DELETE FROM sales.orders USING staging.orders;

DELETE FROM staging.orders WHERE TRUE;

DELETE FROM staging.orders WHERE (1 = 1);

DELETE FROM sales.orders WHERE (1 = 1);
