-- Keeps the returns of a year, and the decisions about its flows, from being changed by others until the transaction ends.
-- Parameters: year
-- Columns: year
SELECT c.year
FROM collection AS c
WHERE c.year = $1::integer
FOR NO KEY UPDATE
