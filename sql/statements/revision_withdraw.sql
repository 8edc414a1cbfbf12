-- Takes a submitted revision back. No row: not submitted, another version (0: any), or the collection accepts nothing:
-- it is not open and no reviewer has asked for a correction.
-- Parameters: year, actor, number, expected_version, withdrawn_by
-- Columns: {revision}
WITH accepting AS (
    SELECT year FROM collection
    WHERE year = $1::integer AND (state = 'open' OR state <> 'planned'
        AND correction_is_asked_for($1::integer, $2::text, $3::integer)) FOR SHARE
)
UPDATE revision AS r SET
    state = 'withdrawn', version = r.version + 1, decided_at = now(), decided_by = $5::text
FROM accepting
WHERE r.year = accepting.year AND r.actor = $2::text AND r.number = $3::integer AND r.state = 'submitted'
  AND $4::bigint IN (0, r.version)
RETURNING {revision}
