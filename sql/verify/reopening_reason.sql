-- Verify nokkeltall:reopening_reason on pg

BEGIN;

SELECT reopened_because FROM nokkeltall.revision WHERE false;

ROLLBACK;
