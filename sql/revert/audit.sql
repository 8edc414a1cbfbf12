-- Revert nokkeltall:audit from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE event;
DROP TABLE event_head;
DROP FUNCTION number_event();

COMMIT;
