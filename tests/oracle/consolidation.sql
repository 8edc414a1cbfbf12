-- Who spent what, with all cross-financing eliminated, in every cell (R01–R38).

-- Whom an actor counts under (R01, R02).
CREATE TEMP TABLE member AS
SELECT a.collection, a.actor, a.kind,
       CASE WHEN a.kind IN ('region', 'national-actor') THEN a.actor ELSE r.actor END AS entity,
       CASE WHEN a.kind = 'national-actor' THEN 'national-actor'
            WHEN a.kind = 'region' OR r.actor IS NOT NULL THEN 'region' END AS entity_kind
FROM actor a
LEFT JOIN actor r ON r.collection = a.collection AND r.actor = a.region AND r.kind = 'region'
                 AND a.kind NOT IN ('region', 'national-actor', 'state-body');
ANALYZE member;

-- Who pays for the national actors; what others say of their financing has no bearing.
CREATE TEMP TABLE financing_line AS
SELECT f.collection, f.supplier, f.financier, f.basis, coalesce(f.share, 0) AS share,
       f.status <> 'reported' AS estimated, m.entity AS payer, m.entity_kind AS payer_kind
FROM financing f
JOIN actor s ON s.collection = f.collection AND s.actor = f.supplier AND s.kind = 'national-actor'
LEFT JOIN member m ON m.collection = f.collection AND m.actor = f.financier;
ANALYZE financing_line;

CREATE TEMP TABLE entity AS
SELECT collection, entity, entity_kind AS kind FROM unit JOIN member USING (collection, actor)
UNION
SELECT collection, entity, entity_kind FROM answer JOIN member USING (collection, actor)
UNION
SELECT collection, payer, payer_kind FROM financing_line WHERE payer_kind = 'region';
ANALYZE entity;

-- A cell is "category/area/cost type". A year that does not cross its dimensions has two margins, "category//…" and
-- "/area/…", with the same money in both; a financing or purchase with both codes is in both of them. Totals are
-- those of the first.
CREATE TEMP TABLE margin (crosses bool, margin text);
INSERT INTO margin VALUES (true, 'none'), (false, 'category'), (false, 'area');

CREATE TEMP VIEW spent AS
SELECT collection, actor, category || '/' || area || '/' || cost_type AS cell, amount,
       CASE WHEN status = 'reported' THEN 0 ELSE abs(amount) END AS estimated, status
FROM expenditure;

CREATE TEMP VIEW transferred AS
SELECT collection, supplier, financier, amount,
       CASE WHEN status = 'reported' THEN 0 ELSE abs(amount) END AS estimated, status,
       CASE WHEN margin <> 'area' THEN category ELSE '' END || '/' ||
       CASE WHEN margin <> 'category' THEN area ELSE '' END || '/' || cost_type AS cell
FROM financing_cell JOIN collection USING (collection) JOIN margin USING (crosses)
WHERE amount IS NOT NULL AND NOT (margin = 'category' AND category = '') AND NOT (margin = 'area' AND area = '');

CREATE TEMP VIEW bought AS
SELECT collection, buyer, supplier, amount,
       CASE WHEN status = 'reported' THEN 0 ELSE abs(amount) END AS estimated, status,
       CASE WHEN margin <> 'area' THEN category ELSE '' END || '/' ||
       CASE WHEN margin <> 'category' THEN area ELSE '' END || '/' || cost_type AS cell
FROM purchase_cell JOIN collection USING (collection) JOIN margin USING (crosses)
WHERE booked AND amount IS NOT NULL AND NOT (margin = 'category' AND category = '')
  AND NOT (margin = 'area' AND area = '');

-- own(a) = Σ cells, operating and investment (R10, R14). No more of an amount is estimated than there is of it.
CREATE TEMP TABLE own AS
SELECT collection, entity, cell, sum(amount) AS amount, least(sum(estimated), abs(sum(amount))) AS estimated,
       max(status) AS status
FROM spent JOIN member USING (collection, actor)
WHERE amount IS NOT NULL
GROUP BY collection, entity, cell;
ANALYZE own;

-- Cells of its own returns that an entity has left without a value.
CREATE TEMP TABLE left_out AS
SELECT DISTINCT collection, entity, cell FROM spent JOIN member USING (collection, actor) WHERE amount IS NULL;
ANALYZE left_out;

-- By key each cell is divided over all financiers in whole kroner: every part is rounded down, and the kroner left
-- over go to the largest remainders, equal ones to the lower id (R21, R33, R34). What is estimated of the cell is
-- divided likewise; all of what an estimated key divides is estimated. Percents are taken by multiplying: a quotient of
-- numeric is rounded, and two remainders that differ in the last of eight decimals would be equal.
CREATE TEMP TABLE divided AS
WITH shared AS (
    SELECT l.collection, l.supplier, l.financier, l.payer, l.payer_kind, l.estimated AS by_estimated_key, o.cell,
           o.amount, o.estimated, o.status, abs(o.amount) * l.share * 0.01 AS share,
           o.estimated * l.share * 0.01 AS estimated_share
    FROM financing_line l JOIN own o ON o.collection = l.collection AND o.entity = l.supplier
    WHERE l.basis = 'key' AND l.share > 0
), ranked AS (
    SELECT *,
           abs(amount) - sum(trunc(share)) OVER whole AS kroner_left,
           row_number() OVER by_remainder AS rank,
           share - trunc(share) = lead(share - trunc(share)) OVER by_remainder AS equals_next,
           estimated - sum(trunc(estimated_share)) OVER whole AS estimated_left,
           row_number() OVER by_estimated_remainder AS estimated_rank
    FROM shared
    WINDOW whole AS (PARTITION BY collection, supplier, cell),
           by_remainder AS (whole ORDER BY share - trunc(share) DESC, financier),
           by_estimated_remainder AS (whole ORDER BY estimated_share - trunc(estimated_share) DESC, financier)
), parts AS (
    SELECT *, trunc(share) + CASE WHEN rank <= kroner_left THEN 1 ELSE 0 END AS part,
           trunc(estimated_share) + CASE WHEN estimated_rank <= estimated_left THEN 1 ELSE 0 END AS estimated_part
    FROM ranked
)
SELECT collection, supplier, financier, payer, payer_kind, cell, part * sign(amount) AS amount,
       CASE WHEN by_estimated_key THEN part ELSE least(estimated_part, part) END AS estimated, status,
       rank = kroner_left AND equals_next AS by_order_of_ids
FROM parts;

-- By amount the supplier says what it was paid (R23–R26).
CREATE TEMP TABLE flow AS
SELECT collection, supplier, financier, payer, payer_kind, cell, amount, estimated, status FROM divided
UNION ALL
SELECT t.collection, t.supplier, t.financier, max(l.payer), max(l.payer_kind), t.cell, sum(t.amount),
       least(sum(t.estimated), abs(sum(t.amount))), max(t.status)
FROM transferred t JOIN financing_line l USING (collection, supplier, financier)
GROUP BY t.collection, t.supplier, t.financier, t.cell;
ANALYZE flow;

-- booked(r): what a region's units bought from national actors and have in their own expenditure already. What was bought
-- from one who has not answered counts nowhere else, and stays.
CREATE TEMP TABLE purchase AS
SELECT b.collection, m.entity, b.buyer, b.supplier, b.cell, sum(b.amount) AS amount,
       least(sum(b.estimated), abs(sum(b.amount))) AS estimated, max(b.status) AS status
FROM bought b
JOIN member m ON m.collection = b.collection AND m.actor = b.buyer AND m.entity_kind = 'region'
JOIN actor s ON s.collection = b.collection AND s.actor = b.supplier AND s.kind = 'national-actor'
WHERE EXISTS (SELECT FROM answer a WHERE a.collection = b.collection AND a.actor = b.supplier)
GROUP BY b.collection, m.entity, b.buyer, b.supplier, b.cell;
ANALYZE purchase;

-- region(r) = own − booked + Σ share(r,n), residual(n) = own − Σ financed (R20–R26, R33–R37). An estimate that is
-- taken out of an estimate leaves the rest of it; one that is taken out of reported money makes the rest as uncertain
-- as itself.
CREATE TEMP TABLE cell AS
WITH part AS (
    SELECT collection, entity, cell, 'own' AS part, amount, estimated, status FROM own
    UNION ALL
    SELECT collection, entity, cell, 'booked', sum(amount), least(sum(estimated), abs(sum(amount))), max(status)
    FROM purchase GROUP BY collection, entity, cell
    UNION ALL
    SELECT collection, payer, cell, 'allocated', sum(amount), least(sum(estimated), abs(sum(amount))), max(status)
    FROM flow WHERE payer_kind = 'region' GROUP BY collection, payer, cell
    UNION ALL
    SELECT collection, supplier, cell, 'financed', sum(amount), least(sum(estimated), abs(sum(amount))), NULL
    FROM flow WHERE payer IS NOT NULL GROUP BY collection, supplier, cell
), beside AS (
    SELECT collection, entity, cell,
           max(amount) FILTER (WHERE part = 'own') AS own, max(estimated) FILTER (WHERE part = 'own') AS own_estimated,
           max(amount) FILTER (WHERE part = 'booked') AS booked,
           max(estimated) FILTER (WHERE part = 'booked') AS booked_estimated,
           max(amount) FILTER (WHERE part = 'allocated') AS allocated,
           max(estimated) FILTER (WHERE part = 'allocated') AS allocated_estimated,
           max(amount) FILTER (WHERE part = 'financed') AS financed,
           max(estimated) FILTER (WHERE part = 'financed') AS financed_estimated,
           max(status) FILTER (WHERE part <> 'allocated') AS own_status,
           max(status) FILTER (WHERE part = 'allocated') AS allocated_status
    FROM part GROUP BY collection, entity, cell
), netted AS (
    SELECT *,
           coalesce(own, booked) IS NOT NULL AS has_own_left,
           coalesce(own, 0) - coalesce(booked, 0) AS own_left,
           abs(coalesce(own_estimated, 0) - coalesce(booked_estimated, 0)) AS own_left_estimated,
           coalesce(own, 0) - coalesce(booked, 0) - coalesce(financed, 0) + coalesce(allocated, 0) AS net
    FROM beside
)
SELECT *, least(abs(own_left_estimated - coalesce(financed_estimated, 0)) + coalesce(allocated_estimated, 0), abs(net))
           AS net_estimated
FROM netted;
ANALYZE cell;

CREATE TEMP TABLE oracle_cell AS
SELECT collection, entity, cell, own, own_estimated, booked, booked_estimated, allocated, allocated_estimated, financed,
       financed_estimated, net, net_estimated
FROM cell
UNION ALL
SELECT collection, 'sector', cell, sum(own), least(sum(own_estimated), abs(sum(own))), NULL, NULL, NULL, NULL, NULL,
       NULL, sum(net), least(sum(net_estimated), abs(sum(net)))
FROM cell GROUP BY collection, cell;

CREATE TEMP TABLE oracle_flow AS
SELECT collection, supplier, financier, cell, amount, estimated FROM flow;

-- What counted twice (R30–R37): purchases that are booked, and what national actors pay each other. A line without
-- money is none.
CREATE TEMP TABLE elimination AS
WITH source AS (
    SELECT collection, payer AS financier, supplier, 'between-national-actors' AS kind, financier AS line, cell,
           amount, estimated
    FROM flow WHERE payer_kind = 'national-actor'
    UNION ALL
    SELECT collection, entity, supplier, 'booked-purchase', buyer, cell, amount, estimated FROM purchase
), money AS (
    SELECT *, bool_or(amount <> 0) OVER (PARTITION BY collection, financier, supplier, kind, line) AS is_money
    FROM source
)
SELECT collection, financier, supplier, kind, cell, sum(amount) AS amount,
       least(sum(estimated), abs(sum(amount))) AS estimated
FROM money WHERE is_money
GROUP BY collection, financier, supplier, kind, cell;
ANALYZE elimination;

CREATE TEMP TABLE oracle_elimination AS
SELECT * FROM elimination
UNION ALL
SELECT collection, financier, supplier, kind, 'total', coalesce(sum(amount) FILTER (WHERE cell NOT LIKE '/%'), 0), NULL
FROM elimination GROUP BY collection, financier, supplier, kind;

CREATE TEMP TABLE entity_total AS
SELECT e.collection, e.entity, e.kind, coalesce(sum(own), 0) AS own, coalesce(sum(booked), 0) AS booked,
       coalesce(sum(allocated), 0) AS allocated, coalesce(sum(financed), 0) AS financed, coalesce(sum(net), 0) AS net
FROM entity e
LEFT JOIN cell c ON c.collection = e.collection AND c.entity = e.entity AND c.cell NOT LIKE '/%'
GROUP BY e.collection, e.entity, e.kind;
ANALYZE entity_total;

-- sector = Σ region + Σ residual, gross = Σ own.
CREATE TEMP TABLE oracle_total AS
WITH eliminated AS (
    SELECT collection, sum(amount) AS eliminated FROM oracle_elimination WHERE cell = 'total' GROUP BY collection
)
SELECT collection, coalesce(sum(own), 0) AS gross, coalesce(max(eliminated), 0) AS eliminated,
       coalesce(sum(net), 0) AS net, coalesce(sum(net) FILTER (WHERE kind = 'region'), 0) AS regions,
       coalesce(sum(net) FILTER (WHERE kind = 'national-actor'), 0) AS residuals
FROM collection LEFT JOIN entity_total USING (collection) LEFT JOIN eliminated USING (collection)
GROUP BY collection;
