-- Verify nokkeltall:flow_resolution on pg

BEGIN;

SELECT id, year, supplier, buyer, resolution, words, taken_at, taken_by
FROM nokkeltall.flow_resolution WHERE false;

DO $$
BEGIN
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.flow_resolution', 'UPDATE, DELETE, TRUNCATE');
END
$$;

ROLLBACK;
