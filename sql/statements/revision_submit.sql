-- Submits a draft. No row: not a draft, another version (0: any), findings that forbid it, or the collection is not open.
-- Parameters: year, actor, number, expected_version, submitted_by, signatory_name, signatory_title, receipt
-- Columns: {revision}
WITH open AS (
    SELECT year FROM collection WHERE year = $1::integer AND state = 'open' FOR SHARE
)
UPDATE revision AS r SET
    state = 'submitted', version = r.version + 1, submitted_at = now(), submitted_by = $5::text,
    signatory_name = $6::text, signatory_title = $7::text, receipt = $8::text
FROM open
WHERE r.year = open.year AND r.actor = $2::text AND r.number = $3::integer AND r.state = 'draft'
  AND $4::bigint IN (0, r.version)
  AND r.findings_error + r.findings_fatal = 0
RETURNING {revision}
