-- Approves a submitted revision. No row: not submitted, or another version (0: any).
-- Parameters: year, actor, number, expected_version, approved_by
-- Columns: {revision}
UPDATE revision AS r SET
    state = 'approved', version = r.version + 1, decided_at = now(), decided_by = $5::text
WHERE r.year = $1::integer AND r.actor = $2::text AND r.number = $3::integer AND r.state = 'submitted'
  AND $4::bigint IN (0, r.version)
RETURNING {revision}
