-- The examples of the rules, by rule; the one that meets it first.
-- Parameters: none
-- Columns: rule, passing, year, actor, document, beside, sender, signatory, implied
SELECT rule, outcome = 'passing' AS passing, year, actor, document, beside, sender, signatory, implied
FROM rule_example
ORDER BY rule, outcome DESC
