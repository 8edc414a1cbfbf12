-- Revert nokkeltall:rule_example_context from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TRIGGER rule_example_implies_rule ON rule_example;
DROP FUNCTION check_implied_rule_exists();
ALTER TABLE rule_example DROP COLUMN sender, DROP COLUMN signatory, DROP COLUMN implied;

COMMIT;
