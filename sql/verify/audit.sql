-- Verify nokkeltall:audit on pg

BEGIN;

SELECT id, at, principal, role, action, year, actor, revision, request, detail FROM nokkeltall.event WHERE false;

DO $$
BEGIN
    ASSERT (SELECT count(*) FROM nokkeltall.event_head) = 1;
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.event', 'UPDATE, DELETE, TRUNCATE');
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.event_head', 'SELECT, INSERT, UPDATE, DELETE');
END
$$;

ROLLBACK;
