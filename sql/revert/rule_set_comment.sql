-- Revert nokkeltall:rule_set_comment from pg

BEGIN;

COMMENT ON COLUMN nokkeltall.receipt_rules.rule_set IS
    'The methodology, and the beginning of a SHA-256 over the rules in force: ids, checks, severities, tolerances.';

COMMIT;
