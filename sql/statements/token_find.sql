-- The token of a hash, if it may be used now.
-- Parameters: sha256
-- Columns: {token}
SELECT {token}
FROM token AS t
WHERE t.sha256 = $1::text
  AND t.revoked_at IS NULL
  AND (t.expires_at IS NULL OR t.expires_at > now())
