-- Verify nokkeltall:revision_checks on pg

BEGIN;

SELECT 1 / nokkeltall.is_json_object('{}')::integer;
SELECT 1 / (NOT nokkeltall.is_json_object('[]'))::integer;

ROLLBACK;
