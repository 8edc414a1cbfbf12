-- Submits a draft. No row: not a draft, another version (0: any), findings that forbid it, or the collection accepts nothing:
-- it is not open and no reviewer has asked for a correction.
-- Parameters: year, actor, number, expected_version, submitted_by, signatory_name, signatory_title, receipt
-- Columns: {revision}
WITH accepting AS (
    SELECT year FROM collection
    WHERE year = $1::integer AND (state = 'open' OR state <> 'planned'
        AND correction_is_asked_for($1::integer, $2::text, $3::integer)) FOR SHARE
)
UPDATE revision AS r SET
    state = 'submitted', version = r.version + 1, submitted_at = now(), submitted_by = $5::text,
    signatory_name = $6::text, signatory_title = $7::text, receipt = $8::text
FROM accepting
WHERE r.year = accepting.year AND r.actor = $2::text AND r.number = $3::integer AND r.state = 'draft'
  AND $4::bigint IN (0, r.version)
  AND r.findings_error + r.findings_fatal = 0
RETURNING {revision}
