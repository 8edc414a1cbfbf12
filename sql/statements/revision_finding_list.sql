-- The warnings that a revision was submitted with.
-- Parameters: year, actor, revision
-- Columns: finding, rule, pointer, expected, actual, code, difference
SELECT finding, rule, pointer, expected, actual, code, difference
FROM revision_finding
WHERE year = $1::integer AND actor = $2::text AND revision = $3::integer
ORDER BY pointer, rule, code, finding, expected, actual
