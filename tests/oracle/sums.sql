-- The sums that figures are made of: for each entity, for all regions and for the sector.

-- Entities and the two sums over them, with the returns behind each.
CREATE TEMP TABLE party AS
WITH counted AS (
    SELECT e.collection, e.entity, e.kind, count(m.actor) AS returns
    FROM entity e
    LEFT JOIN (answer JOIN member m USING (collection, actor)) ON m.collection = e.collection AND m.entity = e.entity
    GROUP BY e.collection, e.entity, e.kind
)
SELECT * FROM counted
UNION ALL
SELECT collection, 'all-regions', 'all-regions', coalesce(sum(returns) FILTER (WHERE kind = 'region'), 0)
FROM collection LEFT JOIN counted USING (collection) GROUP BY collection
UNION ALL
SELECT collection, 'sector', 'sector', coalesce(sum(returns), 0)
FROM collection LEFT JOIN counted USING (collection) GROUP BY collection;
ANALYZE party;

-- Totals, and who is missing: units that have not answered; for sums also those that have left out a value. Generated
-- values mark who reports them and the regions that carry a part of them.
CREATE TEMP TABLE oracle_entity AS
WITH silent AS (
    SELECT u.collection, m.entity, u.actor
    FROM unit u JOIN member m USING (collection, actor) LEFT JOIN answer a USING (collection, actor)
    WHERE a.actor IS NULL
), incomplete AS (
    SELECT * FROM silent
    UNION
    SELECT collection, entity, actor FROM expenditure JOIN member USING (collection, actor) WHERE amount IS NULL
), place AS (
    SELECT collection, entity, actor FROM incomplete
    UNION ALL
    SELECT collection, 'all-regions', actor FROM incomplete JOIN entity USING (collection, entity) WHERE kind = 'region'
    UNION ALL
    SELECT collection, 'sector', actor FROM incomplete
), missing AS (
    SELECT collection, entity, string_agg(actor, ' ' ORDER BY actor) AS missing FROM silent GROUP BY collection, entity
), incomplete_of AS (
    SELECT collection, entity, string_agg(actor, ' ' ORDER BY actor) AS incomplete FROM place
    GROUP BY collection, entity
), illustrative AS (
    SELECT collection, entity FROM answer JOIN member USING (collection, actor) WHERE illustrative
    UNION
    SELECT a.collection, l.payer
    FROM answer a
    JOIN financing_line l ON l.collection = a.collection AND l.supplier = a.actor AND l.payer_kind = 'region'
    LEFT JOIN flow f ON f.collection = l.collection AND f.supplier = l.supplier AND f.financier = l.financier
    WHERE a.illustrative AND (l.share > 0 OR f.amount <> 0)
)
SELECT p.collection, p.entity, t.own, t.booked, t.allocated, t.financed, t.net,
       CASE WHEN t.entity IS NOT NULL THEN p.returns END AS returns,
       CASE WHEN t.entity IS NOT NULL THEN g.entity IS NOT NULL END AS illustrative,
       CASE WHEN t.entity IS NOT NULL THEN coalesce(m.missing, '') END AS missing,
       coalesce(i.incomplete, '') AS incomplete
FROM party p
LEFT JOIN entity_total t USING (collection, entity) LEFT JOIN missing m USING (collection, entity)
LEFT JOIN incomplete_of i USING (collection, entity) LEFT JOIN illustrative g USING (collection, entity);

-- Sums that have cells: net expenditure, own expenditure less what is booked, and the share of the national actors.
-- A national actor's is its own before financing, the sector's is net of all eliminations.
CREATE TEMP TABLE sum_cell AS
WITH of_entity AS (
    SELECT c.collection, c.entity, e.kind, 'ict-expenditure' AS sum, c.cell, c.net AS amount,
           c.net_estimated AS estimated, greatest(c.own_status, c.allocated_status) AS status
    FROM cell c JOIN entity e USING (collection, entity) WHERE e.kind = 'region'
    UNION ALL
    SELECT c.collection, c.entity, e.kind, 'ict-expenditure-own', c.cell, c.own_left,
           least(c.own_left_estimated, abs(c.own_left)), c.own_status
    FROM cell c JOIN entity e USING (collection, entity) WHERE e.kind = 'region' AND c.has_own_left
    UNION ALL
    SELECT c.collection, c.entity, e.kind, 'national-share', c.cell, c.allocated, c.allocated_estimated,
           c.allocated_status
    FROM cell c JOIN entity e USING (collection, entity) WHERE e.kind = 'region' AND c.allocated IS NOT NULL
    UNION ALL
    SELECT c.collection, c.entity, e.kind, 'ict-expenditure', c.cell, c.own, c.own_estimated, c.own_status
    FROM cell c JOIN entity e USING (collection, entity) WHERE e.kind = 'national-actor' AND c.own IS NOT NULL
)
SELECT collection, entity, sum, cell, amount, estimated, status FROM of_entity
UNION ALL
SELECT collection, 'all-regions', sum, cell, sum(amount), least(sum(estimated), abs(sum(amount))), max(status)
FROM of_entity WHERE kind = 'region' GROUP BY collection, sum, cell
UNION ALL
SELECT n.collection, 'sector', 'ict-expenditure', n.cell, n.net, n.net_estimated, s.status
FROM oracle_cell n
LEFT JOIN (SELECT collection, cell, max(status) AS status FROM of_entity
           WHERE sum = 'ict-expenditure' GROUP BY collection, cell) s USING (collection, cell)
WHERE n.entity = 'sector';
ANALYZE sum_cell;

CREATE TEMP TABLE given AS SELECT collection, actor, sum, value, status FROM number WHERE value IS NOT NULL;
ANALYZE given;

-- Estimates for values that nobody gave (R41): the actor's own base times the ratio of two sums over other units,
-- rounded once.
CREATE TEMP TABLE estimate AS
WITH needed AS (
    SELECT i.*, m.entity, a.actor IS NOT NULL AS answers
    FROM imputation i
    JOIN member m ON m.collection = i.collection AND m.actor = i.actor AND m.entity IS NOT NULL
    LEFT JOIN answer a ON a.collection = i.collection AND a.actor = i.actor
    LEFT JOIN given t ON t.collection = i.collection AND t.actor = i.actor AND t.sum = i.target
    LEFT JOIN answer region ON region.collection = i.collection AND region.actor = m.entity
    LEFT JOIN unit asked ON asked.collection = i.collection AND asked.actor = m.entity
    WHERE t.actor IS NULL
      AND NOT (m.kind = 'private-nonprofit' AND i.target IN ('operating-revenue', 'operating-cost', 'somatic-operating-cost'))
      AND NOT (m.kind NOT IN ('region', 'regional-authority') AND i.target = 'inhabitants')
      -- Who has not answered is estimated only as a member of a region that does not report as one.
      AND (a.actor IS NOT NULL OR (m.entity <> i.actor AND region.actor IS NULL AND asked.actor IS NULL))
), ratio AS (
    SELECT u.collection, u.imputation, sum(t.value) AS numerator, sum(b.value) AS denominator,
           bool_or(t.value IS NULL OR b.value IS NULL) AS incomplete
    FROM imputation_unit u
    JOIN imputation i USING (collection, imputation)
    LEFT JOIN given t ON t.collection = u.collection AND t.actor = u.actor AND t.sum = i.target
    LEFT JOIN given b ON b.collection = u.collection AND b.actor = u.actor AND b.sum = i.base
    GROUP BY u.collection, u.imputation
), based AS (
    SELECT n.*, coalesce(g.value, n.base_value) AS known, r.numerator, r.denominator, r.incomplete
    FROM needed n
    JOIN ratio r USING (collection, imputation)
    LEFT JOIN given g ON g.collection = n.collection AND g.actor = n.actor AND g.sum = n.base
), gapped AS (
    SELECT *, CASE WHEN known IS NULL THEN 'base-unknown' WHEN incomplete THEN 'ratio-incomplete'
                   WHEN denominator = 0 THEN 'ratio-undefined' ELSE 'none' END AS gap
    FROM based
)
SELECT collection, imputation, actor, entity, target, answers, gap,
       CASE WHEN gap = 'none' THEN pg_temp.half_away(known * numerator, denominator) END AS value
FROM gapped;
ANALYZE estimate;

CREATE TEMP TABLE oracle_imputed AS SELECT collection, imputation, gap, value FROM estimate;

-- Numbers that each return gives once. A sum that lacks a term does not exist.
CREATE TEMP TABLE number_sum (sum text);
INSERT INTO number_sum
VALUES ('operating-revenue'), ('operating-cost'), ('employees'), ('fte'), ('ict-fte-internal'), ('ict-fte-contracted'),
       ('drg-points'), ('inhabitants'), ('somatic-operating-cost');

CREATE TEMP TABLE number_term AS
WITH counted AS (
    -- A region's own revenue and cost have inside those of the private non-profit hospitals that it finances (R31).
    SELECT a.collection, m.entity, a.actor, m.kind, s.sum
    FROM answer a JOIN member m USING (collection, actor) CROSS JOIN number_sum s
    WHERE NOT (m.kind = 'private-nonprofit' AND s.sum IN ('operating-revenue', 'operating-cost', 'somatic-operating-cost'))
      -- How many people live in a region is said once.
      AND NOT (m.kind NOT IN ('region', 'regional-authority') AND s.sum = 'inhabitants')
), told AS (
    SELECT c.collection, c.entity, c.sum, coalesce(n.value, e.value) AS value,
           CASE WHEN n.value IS NOT NULL THEN n.status WHEN e.value IS NOT NULL THEN 'estimated' END AS status,
           -- Administration, ICT provider and pharmacies treat no patients.
           n.actor IS NOT NULL OR NOT (c.sum = 'inhabitants' OR c.sum IN ('drg-points', 'somatic-operating-cost') AND
                                       c.kind IN ('regional-authority', 'ict-provider', 'pharmacy-trust')) AS must
    FROM counted c
    LEFT JOIN number n USING (collection, actor, sum)
    LEFT JOIN estimate e ON e.collection = c.collection AND e.actor = c.actor AND e.target = c.sum
)
SELECT collection, entity, sum, value, status FROM told WHERE value IS NOT NULL OR must
UNION ALL
SELECT collection, entity, target, value, 'estimated' FROM estimate WHERE gap = 'none' AND NOT answers;
ANALYZE number_term;

CREATE TEMP TABLE summed AS
WITH of_entity AS (
    SELECT t.collection, t.entity, p.kind, t.sum, bool_or(t.value IS NULL) AS absent, sum(t.value) AS value,
           coalesce(sum(t.value) FILTER (WHERE t.status <> 'reported'), 0) AS estimated, max(t.status) AS status
    FROM number_term t JOIN party p USING (collection, entity) WHERE p.returns > 0
    GROUP BY t.collection, t.entity, p.kind, t.sum
)
SELECT collection, entity, sum, absent, value, estimated, status FROM of_entity
UNION ALL
-- All regions that have answered must have the sum.
SELECT p.collection, 'all-regions', s.sum, bool_or(o.absent IS NOT FALSE), sum(o.value), sum(o.estimated), max(o.status)
FROM party p CROSS JOIN number_sum s
LEFT JOIN of_entity o ON o.collection = p.collection AND o.entity = p.entity AND o.sum = s.sum
WHERE p.kind = 'region' AND p.returns > 0
GROUP BY p.collection, s.sum
UNION ALL
-- What a region leaves out is missing from its own sums, not from its share of the national actors.
SELECT c.collection, c.entity, c.sum, bool_or(l.entity IS NOT NULL) AND c.sum <> 'national-share', sum(c.amount),
       sum(c.estimated), max(c.status)
FROM sum_cell c
LEFT JOIN (SELECT DISTINCT collection, entity FROM left_out WHERE cell NOT LIKE '/%') l USING (collection, entity)
WHERE c.cell NOT LIKE '/%'
GROUP BY c.collection, c.entity, c.sum
UNION ALL
-- Nothing but values that were left out.
SELECT DISTINCT collection, entity, sum, true, NULL::numeric, NULL::numeric, NULL::status
FROM left_out CROSS JOIN (VALUES ('ict-expenditure'), ('ict-expenditure-own')) AS s (sum)
WHERE cell NOT LIKE '/%'
  AND NOT EXISTS (SELECT FROM sum_cell c WHERE c.collection = left_out.collection AND c.entity = left_out.entity
                                           AND c.sum = s.sum AND c.cell NOT LIKE '/%');
ANALYZE summed;

-- Expenditure by the former definition: a region's own units without its private non-profit hospitals, as they have
-- booked it (R03, R55). Where the region reports as one, the hospitals are inside.
CREATE TEMP TABLE former AS
WITH counted AS (
    SELECT a.collection, m.entity, a.actor, m.kind
    FROM answer a JOIN member m USING (collection, actor)
    WHERE m.entity_kind = 'region' AND m.kind <> 'private-nonprofit'
), cells AS (
    SELECT collection, entity, cell, coalesce(sum(amount), 0) AS amount, bool_or(amount IS NULL) AS left_out,
           least(coalesce(sum(estimated), 0), abs(coalesce(sum(amount), 0))) AS estimated,
           max(status) FILTER (WHERE amount IS NOT NULL) AS status
    FROM spent JOIN counted USING (collection, actor) WHERE cell NOT LIKE '/%'
    GROUP BY collection, entity, cell
), regions AS (
    SELECT r.collection, r.entity, r.as_one, coalesce(bool_or(c.left_out), false) AS left_out,
           coalesce(sum(c.amount), 0) AS value, coalesce(sum(c.estimated), 0) AS estimated, max(c.status) AS status
    FROM (SELECT collection, entity, bool_or(kind = 'region') AS as_one FROM counted GROUP BY collection, entity) r
    LEFT JOIN cells c USING (collection, entity)
    GROUP BY r.collection, r.entity, r.as_one
), whole AS (
    SELECT collection, cell, sum(amount) AS amount, least(sum(estimated), abs(sum(amount))) AS estimated
    FROM cells GROUP BY collection, cell
)
SELECT * FROM regions
UNION ALL
SELECT r.collection, 'all-regions', r.as_one, false, coalesce(w.value, 0), coalesce(w.estimated, 0), r.status
FROM (SELECT collection, bool_or(as_one) AS as_one, max(status) AS status FROM regions GROUP BY collection) r
LEFT JOIN (SELECT collection, sum(amount) AS value, sum(estimated) AS estimated FROM whole GROUP BY collection) w
    USING (collection);
ANALYZE former;

-- Who has no return has no sums; a sum of no cell is zero.
CREATE TEMP TABLE oracle_sum AS
WITH defined AS (
    SELECT p.collection, p.entity, p.returns, s.sum, s.by_cell
    FROM party p
    JOIN (SELECT sum, false AS by_cell FROM number_sum
          UNION ALL VALUES ('ict-expenditure', true), ('ict-expenditure-own', true), ('national-share', true)) AS s
        ON s.sum = 'ict-expenditure' OR p.kind IN ('region', 'all-regions')
           OR (p.kind = 'national-actor' AND NOT s.by_cell)
), valued AS (
    SELECT d.collection, d.entity, d.sum,
           d.returns = 0 OR coalesce(s.absent, NOT d.by_cell) AS absent, coalesce(s.value, 0) AS value,
           coalesce(s.estimated, 0) AS estimated, coalesce(s.status, 'reported') AS status
    FROM defined d LEFT JOIN summed s USING (collection, entity, sum)
)
SELECT collection, entity, sum, CASE WHEN absent THEN 'not-reported' ELSE 'present' END AS absence,
       CASE WHEN NOT absent THEN value END AS value, CASE WHEN NOT absent THEN estimated END AS estimated,
       CASE WHEN NOT absent THEN status END AS status
FROM valued
UNION ALL
SELECT p.collection, p.entity, 'ict-expenditure-former-definition',
       CASE WHEN f.as_one THEN 'not-separable' WHEN f.left_out IS NOT FALSE THEN 'not-reported' ELSE 'present' END,
       CASE WHEN NOT f.as_one AND NOT f.left_out THEN f.value END,
       CASE WHEN NOT f.as_one AND NOT f.left_out THEN f.estimated END,
       CASE WHEN NOT f.as_one AND NOT f.left_out THEN coalesce(f.status, 'reported') END
FROM party p LEFT JOIN former f USING (collection, entity)
WHERE p.kind IN ('region', 'all-regions');
ANALYZE oracle_sum;
