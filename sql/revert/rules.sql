-- Revert nokkeltall:rules from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE rule;
DROP FUNCTION check_rule_years();

COMMIT;
