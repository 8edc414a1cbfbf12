-- Revert nokkeltall:idempotency from pg

BEGIN;

DROP TABLE nokkeltall.idempotency;

COMMIT;
