-- Revokes a token. No row: there is none, or it is revoked already.
-- Parameters: id
-- Columns: id
UPDATE token SET revoked_at = now()
WHERE id::text = $1::text AND revoked_at IS NULL
RETURNING id::text AS id
