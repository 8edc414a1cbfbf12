-- Verify nokkeltall:settled_events on pg

BEGIN;

DO $$
BEGIN
    ASSERT has_function_privilege('nokkeltall_service', 'nokkeltall.settle_events()', 'EXECUTE');
    ASSERT has_function_privilege('nokkeltall_service', 'nokkeltall.events_settled_until()', 'EXECUTE');
END
$$;

ROLLBACK;
