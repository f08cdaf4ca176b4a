DROP PROCEDURE airline.upsert_customers();
