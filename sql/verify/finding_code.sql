-- Verify nokkeltall:finding_code on pg

BEGIN;

SELECT code FROM nokkeltall.revision_finding WHERE false;

ROLLBACK;
