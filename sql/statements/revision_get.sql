-- One revision of a return.
-- Parameters: year, actor, number, with_document
-- Columns: {revision}, document
SELECT {revision},
       CASE WHEN $4::boolean THEN r.document END AS document
FROM revision AS r
WHERE r.year = $1::integer AND r.actor = $2::text AND r.number = $3::integer
