-- Revert nokkeltall:collection from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE collection_unit;
DROP TABLE collection;
DROP FUNCTION check_collection_unit();
DROP FUNCTION check_collection_step();

COMMIT;
