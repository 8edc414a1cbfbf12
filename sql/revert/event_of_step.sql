-- Revert nokkeltall:event_of_step from pg

BEGIN;

DROP INDEX nokkeltall.event_of_step;

COMMIT;
