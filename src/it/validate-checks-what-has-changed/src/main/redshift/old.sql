DELETE FROM staging.old;
