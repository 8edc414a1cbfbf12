-- Publications by year and number, of one year or of all (0).
-- Parameters: year, with_bundles
-- Columns: {publication}, bundle
SELECT {publication},
       CASE WHEN $2::boolean THEN p.bundle END AS bundle
FROM publication AS p
WHERE $1::integer IN (0, p.year)
ORDER BY p.year, p.number
