-- Verify nokkeltall:rule_enforcement on pg

BEGIN;

SELECT enforced_at FROM nokkeltall.rule WHERE false;

ROLLBACK;
