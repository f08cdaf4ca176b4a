DELETE FROM staging.orders;
UPDATE staging.orders SET loaded = true;
