-- The newest revision of a return.
-- Parameters: year, actor, with_document
-- Columns: {revision}, document
SELECT {revision},
       CASE WHEN $3::boolean THEN r.document END AS document
FROM revision AS r
WHERE r.year = $1::integer AND r.actor = $2::text
ORDER BY r.number DESC
LIMIT 1
