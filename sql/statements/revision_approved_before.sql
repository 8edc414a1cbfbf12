-- The newest approved revisions of an actor's returns for earlier years, the newest year first.
-- Parameters: year, actor, years
-- Columns: {revision}, document
SELECT DISTINCT ON (r.year)
       {revision},
       r.document
FROM revision AS r
WHERE r.year < $1::integer AND r.year >= $1::integer - $3::integer AND r.actor = $2::text AND r.state = 'approved'
ORDER BY r.year DESC, r.number DESC
