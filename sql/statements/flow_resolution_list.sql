-- The decisions in force about the flows of a year: the last of each.
-- Parameters: year
-- Columns: supplier, buyer, difference, resolution, words, taken_at, taken_by
SELECT DISTINCT ON (supplier, buyer) supplier, buyer, difference, resolution, words, iso8601(taken_at) AS taken_at, taken_by
FROM flow_resolution
WHERE year = $1::integer
ORDER BY supplier, buyer, id DESC
