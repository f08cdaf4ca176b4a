-- A feed that may change a row or bring a new one: staged, then merged.
-- redshift-deploy: allow delete-without-where: what was staged before has been merged
DELETE FROM staging.airports;

INSERT INTO staging.airports
    (airport_key, iata_code, airport_name, city, country_code, time_zone, latitude, longitude, is_hub)
VALUES
    (1, 'DUB', 'Dublin Airport', 'Dublin', 'IE', 'Europe/Dublin', 53.42130, -6.27010, TRUE),
    (2, 'LHR', 'London Heathrow Airport', 'London', 'GB', 'Europe/London', 51.47060, -0.46190, FALSE),
    (3, 'AMS', 'Amsterdam Airport Schiphol', 'Amsterdam', 'NL', 'Europe/Amsterdam', 52.30860, 4.76390, FALSE),
    (4, 'CDG', 'Paris Charles de Gaulle Airport', 'Paris', 'FR', 'Europe/Paris', 49.01280, 2.55000, FALSE),
    (5, 'FRA', 'Frankfurt Airport', 'Frankfurt', 'DE', 'Europe/Berlin', 50.02640, 8.54310, FALSE),
    (6, 'MAD', 'Madrid-Barajas Airport', 'Madrid', 'ES', 'Europe/Madrid', 40.47190, -3.56260, FALSE),
    (7, 'LIS', 'Lisbon Airport', 'Lisbon', 'PT', 'Europe/Lisbon', 38.78130, -9.13590, FALSE),
    (8, 'FCO', 'Rome Fiumicino Airport', 'Rome', 'IT', 'Europe/Rome', 41.80030, 12.23890, FALSE),
    (9, 'CPH', 'Copenhagen Airport', 'Copenhagen', 'DK', 'Europe/Copenhagen', 55.61790, 12.65600, FALSE),
    (10, 'EDI', 'Edinburgh Airport', 'Edinburgh', 'GB', 'Europe/London', 55.95000, -3.37250, FALSE),
    (11, 'JFK', 'John F. Kennedy International Airport', 'New York', 'US', 'America/New_York', 40.63980, -73.77890, FALSE),
    (12, 'BOS', 'Boston Logan International Airport', 'Boston', 'US', 'America/New_York', 42.36430, -71.00520, FALSE),
    (13, 'ORD', 'Chicago O''Hare International Airport', 'Chicago', 'US', 'America/Chicago', 41.97860, -87.90480, FALSE);

MERGE INTO airline.dim_airport
USING staging.airports AS feed
ON dim_airport.airport_key = feed.airport_key
WHEN MATCHED THEN UPDATE SET
    iata_code = feed.iata_code,
    airport_name = feed.airport_name,
    city = feed.city,
    country_code = feed.country_code,
    time_zone = feed.time_zone,
    latitude = feed.latitude,
    longitude = feed.longitude,
    is_hub = feed.is_hub
WHEN NOT MATCHED THEN INSERT
    (airport_key, iata_code, airport_name, city, country_code, time_zone, latitude, longitude, is_hub)
VALUES (
    feed.airport_key,
    feed.iata_code,
    feed.airport_name,
    feed.city,
    feed.country_code,
    feed.time_zone,
    feed.latitude,
    feed.longitude,
    feed.is_hub
);
