-- Revert nokkeltall:rule_catalogue from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE rule_example;
DROP TABLE rule_reason;
DROP TABLE rule_parameter;
DROP FUNCTION check_rule_parameter_years();
DROP FUNCTION check_rule_exists();

COMMIT;
