-- The newest revision of each return of a year.
-- Parameters: year
-- Columns: {revision}, document
SELECT DISTINCT ON (r.actor)
       {revision},
       r.document
FROM revision AS r
WHERE r.year = $1::integer
ORDER BY r.actor, r.number DESC
