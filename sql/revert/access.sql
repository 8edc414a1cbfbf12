-- Revert nokkeltall:access from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE token;
DROP FUNCTION check_token_change();
DROP FUNCTION check_token();

COMMIT;
