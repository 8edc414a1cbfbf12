-- Verify nokkeltall:extensions on pg

BEGIN;

SELECT id, year, actor, closes, words, granted_at, granted_by FROM nokkeltall.extension WHERE false;
SELECT year, actor, closes, words, granted_at, granted_by FROM nokkeltall.extension_in_force WHERE false;

DO $$
BEGIN
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.extension', 'UPDATE, DELETE, TRUNCATE');
END
$$;

ROLLBACK;
