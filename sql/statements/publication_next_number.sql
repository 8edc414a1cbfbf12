-- The number of the next publication of a year.
-- Parameters: year
-- Columns: number
SELECT coalesce(max(number), 0) + 1 AS number
FROM publication
WHERE year = $1::integer
