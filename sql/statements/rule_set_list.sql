-- The rule sets that are kept, oldest first, without what they say.
-- Parameters: none
-- Columns: sha256, methodology, kept_at
SELECT sha256, methodology, iso8601(kept_at) AS kept_at
FROM rule_set
ORDER BY rule_set.kept_at, sha256
