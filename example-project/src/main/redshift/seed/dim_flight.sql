-- redshift-deploy: allow delete-without-where: TRUNCATE would commit before the new rows are there
DELETE FROM airline.dim_flight;

INSERT INTO airline.dim_flight
    (
        flight_key,
        flight_number,
        origin_key,
        destination_key,
        aircraft_key,
        departure_minute,
        block_minutes,
        distance_km
    )
VALUES
    (1, 'RD101', 1, 2, 1, 375, 85, 449),
    (2, 'RD102', 2, 1, 1, 505, 85, 449),
    (3, 'RD115', 1, 3, 2, 400, 105, 750),
    (4, 'RD116', 3, 1, 2, 555, 105, 750),
    (5, 'RD123', 1, 4, 3, 430, 115, 785),
    (6, 'RD131', 1, 5, 1, 690, 135, 1089),
    (7, 'RD147', 1, 6, 4, 720, 165, 1452),
    (8, 'RD151', 1, 7, 4, 1020, 180, 1642),
    (9, 'RD163', 1, 8, 2, 745, 190, 1886),
    (10, 'RD171', 1, 9, 3, 650, 140, 1240),
    (11, 'RD205', 1, 10, 8, 480, 75, 337),
    (12, 'RD301', 1, 11, 7, 840, 460, 5103),
    (13, 'RD302', 11, 1, 7, 1380, 390, 5103),
    (14, 'RD317', 1, 12, 5, 930, 430, 4817),
    (15, 'RD323', 1, 13, 6, 810, 510, 5898);
