-- Both sides of each identity over the cells of the first table, and how many comparisons there are: one a cell and
-- party, and those of the totals.
CREATE TEMP TABLE oracle_proof AS
WITH size AS (
    SELECT collection, 2 * CASE WHEN crosses THEN c.codes * a.codes ELSE c.codes + a.codes END AS cells
    FROM collection
    JOIN (SELECT collection, count(*) AS codes FROM category GROUP BY collection) c USING (collection)
    JOIN (SELECT collection, count(*) AS codes FROM area GROUP BY collection) a USING (collection)
), parties AS (
    SELECT collection, count(*) FILTER (WHERE kind = 'region') AS regions,
           count(*) FILTER (WHERE kind = 'national-actor') AS nationals,
           sum(own) FILTER (WHERE kind = 'national-actor') AS nationals_own
    FROM entity_total GROUP BY collection
), keyed AS (
    SELECT collection, count(*) AS suppliers, sum(own) AS own
    FROM (SELECT DISTINCT collection, supplier AS entity FROM financing_line WHERE basis = 'key') AS k
    JOIN entity_total USING (collection, entity) GROUP BY collection
)
SELECT collection, i.identity, i.side AS left_side, i.side AS right_side, i.checked, 0::bigint AS failed,
       0::numeric AS residual
FROM oracle_total t JOIN size z USING (collection) LEFT JOIN parties p USING (collection)
LEFT JOIN keyed k USING (collection),
LATERAL (VALUES
    ('gross-less-eliminations-is-net', t.gross - t.eliminated, 2 * z.cells + 3),
    ('regions-and-residuals-are-net', t.regions + t.residuals, z.cells + 1),
    ('region-is-own-less-booked-plus-shares', t.regions, coalesce(p.regions, 0) * (z.cells + 1)),
    ('financing-and-residual-are-own', coalesce(p.nationals_own, 0), coalesce(p.nationals, 0) * (z.cells + 1)),
    ('key-parts-sum-to-cell', coalesce(k.own, 0), coalesce(k.suppliers, 0) * (z.cells + 1))
) AS i (identity, side, checked);
