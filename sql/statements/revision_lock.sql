-- Keeps the newest revision of a return from being changed by others until the transaction ends.
-- Parameters: year, actor
-- Columns: number
SELECT r.number
FROM revision AS r
WHERE r.year = $1::integer AND r.actor = $2::text
ORDER BY r.number DESC
LIMIT 1
FOR NO KEY UPDATE
