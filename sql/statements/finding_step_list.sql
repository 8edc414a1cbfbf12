-- What was said about the findings of a return up to a revision, in the order in which it was said.
-- Parameters: year, actor, revision
-- Columns: finding, expected, actual, state, words, taken_at, taken_by, revision
SELECT finding, expected, actual, state, words, iso8601(taken_at) AS taken_at, taken_by, revision
FROM finding_step
WHERE year = $1::integer AND actor = $2::text AND revision <= $3::integer
ORDER BY id
