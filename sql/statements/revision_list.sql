-- All revisions of a return, oldest first.
-- Parameters: year, actor
-- Columns: {revision}
SELECT {revision}
FROM revision AS r
WHERE r.year = $1::integer AND r.actor = $2::text
ORDER BY r.number
