-- Takes a submitted revision back. No row: not submitted, another version (0: any), or the collection accepts nothing:
-- a first revision while it is open, a later one, which a reviewer has asked for, also afterwards.
-- Parameters: year, actor, number, expected_version, withdrawn_by
-- Columns: {revision}
WITH accepting AS (
    SELECT year FROM collection
    WHERE year = $1::integer AND (state = 'open' OR state <> 'planned' AND $3::integer > 1) FOR SHARE
)
UPDATE revision AS r SET
    state = 'withdrawn', version = r.version + 1, decided_at = now(), decided_by = $5::text
FROM accepting
WHERE r.year = accepting.year AND r.actor = $2::text AND r.number = $3::integer AND r.state = 'submitted'
  AND $4::bigint IN (0, r.version)
RETURNING {revision}
