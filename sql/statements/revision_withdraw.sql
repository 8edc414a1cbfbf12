-- Takes a submitted revision back. No row: not submitted, another version (0: any), or the collection accepts nothing:
-- it is not open or the unit's last day is over, and no reviewer has asked for a correction.
-- Parameters: year, actor, number, expected_version, withdrawn_by
-- Columns: {revision}
WITH accepting AS (
    SELECT c.year FROM collection AS c
    WHERE c.year = $1::integer AND takes_revision(c, $2::text, $3::integer) FOR SHARE
)
UPDATE revision AS r SET
    state = 'withdrawn', version = r.version + 1, decided_at = now(), decided_by = $5::text
FROM accepting
WHERE r.year = accepting.year AND r.actor = $2::text AND r.number = $3::integer AND r.state = 'submitted'
  AND $4::bigint IN (0, r.version)
RETURNING {revision}
