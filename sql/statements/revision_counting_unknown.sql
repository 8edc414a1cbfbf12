-- The newest submitted or approved revision of each return of a year; its content only where it is not what is known of the actor.
-- Parameters: year, known_actors, known_sha256
-- Columns: actor, sha256, document
SELECT DISTINCT ON (r.actor)
       r.actor,
       r.sha256,
       CASE WHEN ($3::text[])[array_position($2::text[], r.actor::text)] IS DISTINCT FROM r.sha256 THEN r.document END AS document
FROM revision AS r
WHERE r.year = $1::integer AND r.state IN ('submitted', 'approved')
ORDER BY r.actor, r.number DESC
