-- Revert nokkeltall:rule_sets from pg

BEGIN;

ALTER TABLE nokkeltall.receipt_rules DROP CONSTRAINT receipt_rules_name_a_rule_set;
ALTER TABLE nokkeltall.receipt_rules ADD CONSTRAINT receipt_rules_name_the_rules
    CHECK (rule_set ~ '^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{12}$') NOT VALID;
COMMENT ON COLUMN nokkeltall.receipt_rules.rule_set IS
    'The methodology, and the beginning of a SHA-256 over the rules in force: ids, checks, severities, tolerances, parameters, illegal combinations.';
DROP TABLE nokkeltall.rule_set;

COMMIT;
