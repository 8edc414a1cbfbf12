-- Claims a key. No row: it was used before.
-- Parameters: principal, key, fingerprint
-- Columns: key
INSERT INTO idempotency (principal, key, fingerprint)
VALUES ($1::text, $2::text, $3::text)
ON CONFLICT (principal, key) DO NOTHING
RETURNING key
