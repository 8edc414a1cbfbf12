-- The revision that a receipt was given for.
-- Parameters: year, actor, receipt
-- Columns: {revision}, rule_set
SELECT {revision},
       (SELECT rule_set FROM receipt_rules AS t WHERE t.receipt = r.receipt) AS rule_set
FROM revision AS r
WHERE r.year = $1::integer AND r.actor = $2::text AND r.receipt = $3::text
