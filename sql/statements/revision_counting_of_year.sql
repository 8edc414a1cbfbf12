-- The newest submitted or approved revision of each other return of a year: what counts against a return.
-- Parameters: year, actor
-- Columns: {revision}, document
SELECT DISTINCT ON (r.actor)
       {revision},
       r.document
FROM revision AS r
WHERE r.year = $1::integer AND r.actor <> $2::text AND r.state IN ('submitted', 'approved')
ORDER BY r.actor, r.number DESC
