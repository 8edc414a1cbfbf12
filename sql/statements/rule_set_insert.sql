-- Keeps a rule set; no row when another has kept it meanwhile.
-- Parameters: sha256, content
-- Columns: sha256
INSERT INTO rule_set (sha256, content) VALUES ($1::text, $2::text)
ON CONFLICT DO NOTHING
RETURNING sha256
