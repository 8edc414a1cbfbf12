-- Deploy nokkeltall:settled_events to pg
-- requires: audit
-- requires: publication
-- requires: last_day

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

-- Later than the one before also when the clock was set back: what a reader has seen is never overtaken.
CREATE OR REPLACE FUNCTION number_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    UPDATE event_head
    SET last_id = last_id + 1, last_at = greatest(last_at + interval '1 microsecond', clock_timestamp())
    RETURNING last_id, last_at INTO STRICT NEW.id, NEW.at;
    RETURN NEW;
END
$$;
COMMENT ON COLUMN event.at IS 'When it was logged; always later than the one before.';
COMMENT ON COLUMN event_head.last_at IS
    'Until when the log is settled: all events up to here are committed, the next one gets a later time.';

CREATE FUNCTION events_settled_until() RETURNS timestamptz
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = nokkeltall, pg_temp
    AS $$ SELECT last_at FROM event_head $$;
COMMENT ON FUNCTION events_settled_until() IS
    'No event with this time or an earlier one is still to be committed: what happened until then can be told in order.';

CREATE FUNCTION settle_events() RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = nokkeltall, pg_temp
    AS $$
DECLARE
    settled timestamptz := events_settled_until();
BEGIN
    IF (settled AT TIME ZONE 'Europe/Oslo')::date < today()
       OR EXISTS (SELECT FROM publication WHERE release_at > settled AND release_at <= clock_timestamp()) THEN
        UPDATE event_head SET last_at = greatest(last_at + interval '1 microsecond', clock_timestamp())
        RETURNING last_at INTO STRICT settled;
    END IF;
    RETURN settled;
END
$$;
COMMENT ON FUNCTION settle_events() IS
    'Moves the settled part of the log to now when a day has begun or a publication was released since. Waits for those who are adding to the log, so that no event of before comes after.';
REVOKE EXECUTE ON FUNCTION events_settled_until(), settle_events() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION events_settled_until(), settle_events() TO nokkeltall_service;

CREATE INDEX event_of_publishing ON event ((detail ->> 'publication')) WHERE action = 'published';
COMMENT ON INDEX event_of_publishing IS 'When a publication was made.';

COMMIT;
