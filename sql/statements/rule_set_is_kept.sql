-- Whether a rule set is kept: a row, or none.
-- Parameters: sha256
-- Columns: sha256
SELECT sha256 FROM rule_set WHERE sha256 = $1::text
