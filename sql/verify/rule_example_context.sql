-- Verify nokkeltall:rule_example_context on pg

BEGIN;

SELECT sender, signatory, implied FROM nokkeltall.rule_example WHERE false;

ROLLBACK;
