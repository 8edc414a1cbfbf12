-- What a rule set says.
-- Parameters: sha256
-- Columns: content
SELECT content FROM rule_set WHERE sha256 = $1::text
