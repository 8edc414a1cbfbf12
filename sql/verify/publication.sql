-- Verify nokkeltall:publication on pg

BEGIN;

SELECT id, year, number, kind, note, created_at, created_by, release_at, bundle, sha256, result_sha256, revision_count
FROM nokkeltall.publication WHERE false;
SELECT publication, year, actor, revision FROM nokkeltall.publication_revision WHERE false;

DO $$
BEGIN
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.publication', 'UPDATE, DELETE, TRUNCATE');
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.publication_revision', 'UPDATE, DELETE, TRUNCATE');
END
$$;

ROLLBACK;
