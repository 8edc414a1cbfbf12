-- All collections by year, each with its reporting units.
-- Parameters: none
-- Columns: {collection}, units
SELECT {collection},
       (SELECT string_agg(u.actor, ',' ORDER BY u.actor) FROM collection_unit AS u WHERE u.year = c.year) AS units
FROM collection AS c
ORDER BY c.year
