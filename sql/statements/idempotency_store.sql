-- Stores the answer to a claimed key. No row: not claimed, or answered.
-- Parameters: principal, key, status, content_type, etag, location, body
-- Columns: key
UPDATE idempotency SET
    status = $3::integer, content_type = $4::text, etag = $5::text, location = $6::text, body = coalesce($7::text, '')
WHERE principal = $1::text AND key = $2::text AND status IS NULL
RETURNING key
