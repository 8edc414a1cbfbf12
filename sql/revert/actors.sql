-- Revert nokkeltall:actors from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE outside_financier;
DROP TABLE actor;
DROP FUNCTION check_financier_ids();
DROP FUNCTION check_actor();

COMMIT;
