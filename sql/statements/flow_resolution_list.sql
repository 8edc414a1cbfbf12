-- The decisions about the flows of a year, in the order in which they were taken: the last of a flow is in force.
-- Parameters: year
-- Columns: supplier, buyer, amount, resolution, words, taken_at, taken_by, supplier_statement, buyer_statement
SELECT supplier, buyer, amount, resolution, words, iso8601(taken_at) AS taken_at, taken_by, supplier_statement, buyer_statement
FROM flow_resolution
WHERE year = $1::integer
ORDER BY id
