-- Verify nokkeltall:revision_checks on pg

BEGIN;

SELECT 1 / nokkeltall.is_json_object('{}')::integer;
SELECT 1 / (NOT nokkeltall.is_json_object('[]'))::integer;
SELECT 1 / count(*) FROM pg_proc
WHERE proname = 'check_revision_step' AND pronamespace = 'nokkeltall'::regnamespace AND prosrc LIKE '%becomes%';

ROLLBACK;
