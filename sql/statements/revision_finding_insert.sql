-- Keeps a warning that a revision is being submitted with.
-- Parameters: year, actor, revision, finding, rule, pointer, expected, actual, code, difference
-- Columns: revision
INSERT INTO revision_finding (year, actor, revision, finding, rule, pointer, expected, actual, code, difference)
VALUES ($1::integer, $2::text, $3::integer, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text, $10::text)
RETURNING revision
