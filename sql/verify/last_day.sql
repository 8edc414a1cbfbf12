-- Verify nokkeltall:last_day on pg

BEGIN;

SELECT nokkeltall.takes_revision(c, 'nhn', 1) FROM nokkeltall.collection AS c WHERE false;
SELECT 1 / count(*) FROM pg_trigger
WHERE tgname = 'revision_within_the_last_day' AND tgrelid = 'nokkeltall.revision'::regclass;

ROLLBACK;
