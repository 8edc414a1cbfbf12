-- The number of the next publication of a year, and whether one before it is final.
-- Parameters: year
-- Columns: number, has_final
SELECT coalesce(max(number), 0) + 1 AS number, coalesce(bool_or(kind = 'final'), false) AS has_final
FROM publication
WHERE year = $1::integer
