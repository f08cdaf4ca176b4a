-- All names and addresses are invented.
-- redshift-deploy: allow delete-without-where: what was staged before has been merged
DELETE FROM staging.customers;

INSERT INTO staging.customers
    (customer_code, full_name, email, country_code, tier, joined_on)
VALUES
    ('C0001', 'Aoife Brennan', 'aoife.brennan@example.com', 'IE', 'gold', '2017-02-03'),
    ('C0002', 'Liam Doyle', 'liam.doyle@example.com', 'IE', 'silver', '2019-11-21'),
    ('C0003', 'Niamh O''Sullivan', 'niamh.osullivan@example.com', 'IE', 'gold', '2016-06-14'),
    ('C0004', 'Conor Byrne', 'conor.byrne@example.com', 'IE', 'blue', '2025-01-09'),
    ('C0005', 'Siobhan Kelly', 'siobhan.kelly@example.com', 'IE', 'blue', '2024-07-30'),
    ('C0006', 'Oliver Bennett', 'oliver.bennett@example.com', 'GB', 'silver', '2021-05-17'),
    ('C0007', 'Amelia Clarke', 'amelia.clarke@example.com', 'GB', 'blue', '2023-09-25'),
    ('C0008', 'Callum Fraser', 'callum.fraser@example.com', 'GB', 'blue', '2026-02-02'),
    ('C0009', 'Sanne de Vries', 'sanne.devries@example.com', 'NL', 'gold', '2018-03-12'),
    ('C0010', 'Daan Jansen', 'daan.jansen@example.com', 'NL', 'silver', '2022-10-05'),
    ('C0011', 'Camille Laurent', 'camille.laurent@example.com', 'FR', 'silver', '2020-12-18'),
    ('C0012', 'Hugo Moreau', 'hugo.moreau@example.com', 'FR', 'blue', '2025-04-22'),
    ('C0013', 'Lena Hoffmann', 'lena.hoffmann@example.com', 'DE', 'gold', '2015-08-27'),
    ('C0014', 'Jonas Weber', 'jonas.weber@example.com', 'DE', 'blue', '2024-01-16'),
    ('C0015', 'Lucía Herrera', 'lucia.herrera@example.com', 'ES', 'silver', '2021-07-08'),
    ('C0016', 'Mateo Ruiz', 'mateo.ruiz@example.com', 'ES', 'blue', '2025-11-03'),
    ('C0017', 'Inês Carvalho', 'ines.carvalho@example.com', 'PT', 'blue', '2023-03-29'),
    ('C0018', 'Giulia Romano', 'giulia.romano@example.com', 'IT', 'silver', '2022-06-11'),
    ('C0019', 'Freja Nielsen', 'freja.nielsen@example.com', 'DK', 'blue', '2024-12-07'),
    ('C0020', 'Grace Mitchell', 'grace.mitchell@example.com', 'US', 'gold', '2017-09-19'),
    ('C0021', 'Ethan Walker', 'ethan.walker@example.com', 'US', 'silver', '2020-02-24'),
    ('C0022', 'Maya Patel', 'maya.patel@example.com', 'US', 'gold', '2019-04-04'),
    ('C0023', 'Noah Rivera', 'noah.rivera@example.com', 'US', 'blue', '2026-05-12'),
    ('C0024', 'Chloe Nguyen', 'chloe.nguyen@example.com', 'US', 'blue', '2025-08-20');

CALL airline.upsert_customers();
