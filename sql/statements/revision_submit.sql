-- Submits a draft. No row: not a draft, another version (0: any), findings that forbid it, or the collection accepts nothing:
-- it is not open or the unit's last day is over, and no reviewer has asked for a correction.
-- Parameters: year, actor, number, expected_version, submitted_by, signatory_name, signatory_title, receipt
-- Columns: {revision}
WITH accepting AS (
    SELECT c.year FROM collection AS c
    WHERE c.year = $1::integer AND takes_revision(c, $2::text, $3::integer) FOR SHARE
)
UPDATE revision AS r SET
    state = 'submitted', version = r.version + 1, submitted_at = now(), submitted_by = $5::text,
    signatory_name = $6::text, signatory_title = $7::text, receipt = $8::text
FROM accepting
WHERE r.year = accepting.year AND r.actor = $2::text AND r.number = $3::integer AND r.state = 'draft'
  AND $4::bigint IN (0, r.version)
  AND r.findings_error + r.findings_fatal = 0
RETURNING {revision}
