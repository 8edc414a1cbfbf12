-- Verify nokkeltall:findings on pg

BEGIN;

SELECT id, year, actor, revision, finding, expected, actual, state, words, taken_at, taken_by
FROM nokkeltall.finding_step WHERE false;
SELECT year, actor, revision, finding, rule, pointer, expected, actual FROM nokkeltall.revision_finding WHERE false;

DO $$
BEGIN
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.finding_step', 'UPDATE, DELETE, TRUNCATE');
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.revision_finding', 'UPDATE, DELETE, TRUNCATE');
END
$$;

ROLLBACK;
