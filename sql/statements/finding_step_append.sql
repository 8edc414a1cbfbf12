-- Adds a step to the history of a finding.
-- Parameters: year, actor, revision, finding, expected, actual, state, words, taken_by
-- Columns: id
INSERT INTO finding_step (year, actor, revision, finding, expected, actual, state, words, taken_by)
VALUES ($1::integer, $2::text, $3::integer, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text)
RETURNING id
