-- The collection of a year with its reporting units.
-- Parameters: year
-- Columns: {collection}, units
SELECT {collection},
       (SELECT string_agg(u.actor, ',' ORDER BY u.actor) FROM collection_unit AS u WHERE u.year = c.year) AS units
FROM collection AS c
WHERE c.year = $1::integer
