-- Verify nokkeltall:idempotency on pg

BEGIN;

SELECT principal, key, fingerprint, status, content_type, etag, location, body, created_at
FROM nokkeltall.idempotency WHERE false;

ROLLBACK;
