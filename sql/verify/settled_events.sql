-- Verify nokkeltall:settled_events on pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DO $$
DECLARE
    settled timestamptz;
    told timestamptz;
BEGIN
    ASSERT has_function_privilege('nokkeltall_service', 'nokkeltall.settle_events()', 'EXECUTE');
    ASSERT has_function_privilege('nokkeltall_service', 'nokkeltall.events_settled_until()', 'EXECUTE');
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.event_head', 'SELECT, UPDATE');
    ASSERT (SELECT prosecdef FROM pg_proc WHERE oid = 'settle_events()'::regprocedure);
    ASSERT (SELECT prosecdef FROM pg_proc WHERE oid = 'events_settled_until()'::regprocedure);
    ASSERT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'event_of_publishing'::regclass);

    -- An event is later than the one before, whatever the clock says, and is itself what is settled.
    UPDATE event_head SET last_at = clock_timestamp() + interval '1 day' RETURNING last_at INTO settled;
    INSERT INTO event (principal, role, action) VALUES ('verify', 'auditor', 'verify') RETURNING at INTO told;
    ASSERT told = settled + interval '1 microsecond', 'an event is not later than the one before';
    ASSERT events_settled_until() = told, 'the log is not settled until its last event';
    ASSERT settle_events() = told, 'the end of the log was moved without a reason';

    -- A day that has begun moves the end.
    UPDATE event_head SET last_at = clock_timestamp() - interval '2 days';
    told := settle_events();
    ASSERT told >= now() AND events_settled_until() = told, 'a day that has begun does not move the end of the log';
END
$$;

ROLLBACK;
