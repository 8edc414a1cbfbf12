-- Revert nokkeltall:classifications from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE methodology;
DROP TABLE correspondence;
DROP TABLE code;
DROP TABLE classification;
DROP FUNCTION check_classification_years();

COMMIT;
