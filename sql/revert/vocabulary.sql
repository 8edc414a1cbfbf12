-- Revert nokkeltall:vocabulary from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP FUNCTION notify_catalogue();
DROP FUNCTION refuse_rewriting();
DROP FUNCTION date_of_number(integer);
DROP FUNCTION date_number(date);
DROP FUNCTION iso8601(timestamptz);
DROP FUNCTION is_json_object(text);
DROP FUNCTION sha256_of(text);
DROP FUNCTION organisation_number_is_valid(text);
DROP DOMAIN role_code;
DROP DOMAIN principal;
DROP DOMAIN digest;
DROP DOMAIN calendar_year;
DROP DOMAIN prose;
DROP DOMAIN identifier;

COMMIT;
