-- Revert nokkeltall:last_day from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TRIGGER revision_within_the_last_day ON revision;
DROP FUNCTION check_revision_in_time(), takes_revision(collection, text, integer), unit_has_more_time(integer, text), today();

COMMIT;
