-- Revert nokkeltall:receipts from pg

BEGIN;

DROP TABLE nokkeltall.receipt_rules;

COMMIT;
