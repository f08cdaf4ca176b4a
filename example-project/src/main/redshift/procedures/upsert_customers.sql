-- Takes over staging.customers: changes what differs, adds what is new, deletes nothing.
CREATE OR REPLACE PROCEDURE airline.upsert_customers()
AS $$
DECLARE
    doubled_codes INTEGER;
    changed_rows INTEGER;
    added_rows INTEGER;
BEGIN
    -- No key is enforced on Redshift: a code that came twice would become two customers.
    SELECT COUNT(*) - COUNT(DISTINCT customer_code)
    INTO doubled_codes
    FROM staging.customers;

    IF doubled_codes > 0 THEN
        RAISE EXCEPTION 'staging.customers holds % doubled customer codes', doubled_codes;
    END IF;

    UPDATE airline.dim_customer
    SET full_name = feed.full_name,
        email = feed.email,
        country_code = feed.country_code,
        tier = feed.tier,
        changed_at = GETDATE()
    FROM staging.customers AS feed
    WHERE feed.customer_code = dim_customer.customer_code
        AND (
            feed.full_name <> dim_customer.full_name
            OR feed.email <> dim_customer.email
            OR feed.country_code <> dim_customer.country_code
            OR feed.tier <> dim_customer.tier
        );

    GET DIAGNOSTICS changed_rows := ROW_COUNT;

    INSERT INTO airline.dim_customer
        (customer_code, full_name, email, country_code, tier, joined_on)
    SELECT
        feed.customer_code,
        feed.full_name,
        feed.email,
        feed.country_code,
        feed.tier,
        feed.joined_on
    FROM staging.customers AS feed
    LEFT JOIN airline.dim_customer AS known
        ON known.customer_code = feed.customer_code
    WHERE known.customer_code IS NULL;

    GET DIAGNOSTICS added_rows := ROW_COUNT;

    RAISE INFO 'customers: % changed, % added', changed_rows, added_rows;
END;
$$ LANGUAGE plpgsql;
