-- Keeps which rules a return was submitted under.
-- Parameters: receipt, rule_set
-- Columns: receipt
INSERT INTO receipt_rules (receipt, rule_set) VALUES ($1::text, $2::text)
RETURNING receipt
