-- Stores a token. No row: there is one with that hash.
-- Parameters: role, actors, sha256, label, expires_at
-- Columns: id
INSERT INTO token (role, actors, sha256, label, expires_at)
VALUES ($1::text, ARRAY(SELECT DISTINCT unnest($2::text[]) COLLATE "C" ORDER BY 1), $3::text, $4::text,
        $5::text::timestamptz)
ON CONFLICT (sha256) DO NOTHING
RETURNING id::text AS id
