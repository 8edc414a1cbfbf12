-- Revert nokkeltall:extensions from pg

BEGIN;

DROP VIEW nokkeltall.extension_in_force;
DROP TABLE nokkeltall.extension;
DROP FUNCTION nokkeltall.check_extension();

COMMIT;
