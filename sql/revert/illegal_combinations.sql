-- Revert nokkeltall:illegal_combinations from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE illegal_combination_code;
DROP TABLE illegal_combination;

COMMIT;
