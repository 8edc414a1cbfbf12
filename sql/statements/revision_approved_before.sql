-- The newest approved revisions of an actor's returns for earlier years, the newest year first; their content only where it is not known.
-- Parameters: year, actor, years, known_years, known_sha256
-- Columns: year, sha256, document
SELECT DISTINCT ON (r.year)
       r.year,
       r.sha256,
       CASE WHEN NOT EXISTS (SELECT FROM unnest($4::integer[], $5::text[]) AS known (year, sha256)
                             WHERE known.year = r.year AND known.sha256 = r.sha256) THEN r.document END AS document
FROM revision AS r
WHERE r.year < $1::integer AND r.year >= $1::integer - $3::integer AND r.actor = $2::text AND r.state = 'approved'
ORDER BY r.year DESC, r.number DESC
