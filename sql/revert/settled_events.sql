-- Revert nokkeltall:settled_events from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP INDEX event_of_publishing;
DROP FUNCTION settle_events(), events_settled_until();

CREATE OR REPLACE FUNCTION number_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    UPDATE event_head SET last_id = last_id + 1, last_at = greatest(last_at, clock_timestamp())
    RETURNING last_id, last_at INTO STRICT NEW.id, NEW.at;
    RETURN NEW;
END
$$;
COMMENT ON COLUMN event.at IS 'When it was logged; never earlier than the one before.';
COMMENT ON COLUMN event_head.last_at IS 'Time of the last event.';

COMMIT;
