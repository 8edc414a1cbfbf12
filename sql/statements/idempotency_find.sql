-- The answer to a key that was used before; status 0 when there is none yet.
-- Parameters: principal, key
-- Columns: fingerprint, status, content_type, etag, location, body
SELECT fingerprint, coalesce(status, 0) AS status, content_type, etag, location, body
FROM idempotency
WHERE principal = $1::text AND key = $2::text
