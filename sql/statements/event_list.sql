-- Events after an id, of one year or all (0), of one actor or all (none), oldest first.
-- Parameters: after, year, actor, limit
-- Columns: id, at, principal, principal_name, role, action, year, actor, revision, request, detail
SELECT id, iso8601(at) AS at, principal,
       (SELECT t.label FROM token AS t WHERE 'token:' || t.id::text = principal) AS principal_name,
       role, action, year, actor, revision, request, detail::text AS detail
FROM event
WHERE id > $1::bigint
  AND ($2::integer = 0 OR year = $2::integer)
  AND ($3::text IS NULL OR actor = $3::text)
ORDER BY id
LIMIT $4::integer
