-- Verify nokkeltall:access on pg

BEGIN;

SELECT id, role, actors, sha256, label, created_at, expires_at, revoked_at FROM nokkeltall.token WHERE false;

DO $$
BEGIN
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.token', 'DELETE');
    ASSERT NOT has_column_privilege('nokkeltall_service', 'nokkeltall.token', 'role', 'UPDATE');
END
$$;

ROLLBACK;
