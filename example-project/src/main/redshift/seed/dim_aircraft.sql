-- A fixed list: the whole of it replaces what is there, in one transaction.
-- redshift-deploy: allow delete-without-where: TRUNCATE would commit before the new rows are there
DELETE FROM airline.dim_aircraft;

INSERT INTO airline.dim_aircraft
    (aircraft_key, registration, aircraft_type, seats, range_km, in_service_since, retired_on)
VALUES
    (1, 'EI-RDA', 'A320neo', 180, 6300, '2019-04-11', NULL),
    (2, 'EI-RDB', 'A320neo', 180, 6300, '2019-06-02', NULL),
    (3, 'EI-RDC', 'A320neo', 180, 6300, '2021-03-19', NULL),
    (4, 'EI-RDD', 'A321neo', 214, 7400, '2022-05-27', NULL),
    (5, 'EI-RDE', 'A321XLR', 184, 8700, '2025-02-14', NULL),
    (6, 'EI-RDF', 'A321XLR', 184, 8700, '2025-09-30', NULL),
    (7, 'EI-RDG', 'A330-300', 313, 11750, '2016-10-08', NULL),
    (8, 'EI-RDH', 'ATR 72-600', 72, 1500, '2018-01-22', NULL),
    (9, 'EI-RDJ', 'A320ceo', 174, 5700, '2008-03-05', '2024-10-26');
