CREATE MASKING POLICY hide WITH (card varchar(256)) USING ('XXXX'::text);
CREATE MASKING POLICY IF NOT EXISTS shorten WITH (card varchar(256), kind int)
USING (CASE WHEN kind = 1 THEN LEFT(card, 4) ELSE NULL END, kind);
ALTER MASKING POLICY shorten USING (sha2(card, 256));
ATTACH MASKING POLICY hide ON sales.cards(card) TO PUBLIC;
ATTACH MASKING POLICY shorten ON TABLE cards (card, kind) USING (card, kind) TO ROLE analyst PRIORITY 30;
ATTACH MASKING POLICY hide ON events (detail.person.name, detail.cards[0].number) TO ROLE analyst PRIORITY -1;
DETACH MASKING POLICY hide ON cards (card) FROM PUBLIC;
DETACH MASKING POLICY shorten ON cards (card, kind) FROM ROLE analyst;
CREATE RLS POLICY own_region WITH (region varchar(10)) USING (region = 'north');
CREATE RLS POLICY own_region WITH (region varchar(10), country char(2)) AS o
USING (o.region IN (SELECT region FROM regions WHERE owner = current_user));
CREATE RLS POLICY everything USING (true);
ALTER RLS POLICY own_region USING (region = 'south');
ATTACH RLS POLICY own_region ON TABLE orders, sales.items TO ROLE analyst, alice, PUBLIC;
DETACH RLS POLICY own_region ON orders FROM ROLE analyst, PUBLIC;
CREATE MASKING POLICY "shop@federated".blank IF NOT EXISTS WITH (phone varchar(20)) USING (''::varchar(20));
ATTACH RLS POLICY "shop@federated".own_region ON "shop@federated".sales.orders TO ROLE analyst;
