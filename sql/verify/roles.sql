-- Verify nokkeltall:roles on pg

BEGIN;

DO $$
BEGIN
    ASSERT has_schema_privilege('nokkeltall_service', 'nokkeltall', 'USAGE');
    ASSERT NOT has_schema_privilege('nokkeltall_service', 'nokkeltall', 'CREATE');
    ASSERT NOT (SELECT rolsuper OR rolcanlogin OR rolcreaterole OR rolcreatedb
                FROM pg_roles WHERE rolname = 'nokkeltall_service');
    ASSERT has_table_privilege('nokkeltall_service', 'nokkeltall_sqitch.changes', 'SELECT');
END
$$;

ROLLBACK;
