-- Verify nokkeltall:rule_set_comment on pg

BEGIN;

SELECT 1 / count(*) FROM pg_description
WHERE objoid = 'nokkeltall.receipt_rules'::regclass AND description LIKE '%tolerances, parameters, illegal combinations.';

ROLLBACK;
