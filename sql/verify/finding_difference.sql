-- Verify nokkeltall:finding_difference on pg

BEGIN;

SELECT difference FROM nokkeltall.revision_finding WHERE false;

ROLLBACK;
