-- Replaces the content of a draft. No row: not a draft, another version (0: any), or the collection accepts nothing:
-- it is not open or the unit's last day is over, and no reviewer has asked for a correction.
-- Parameters: year, actor, number, document, sha256, methodology, saved_by, info, warning, error, fatal, expected_version
-- Columns: {revision}
WITH accepting AS (
    SELECT c.year FROM collection AS c
    WHERE c.year = $1::integer AND takes_revision(c, $2::text, $3::integer) FOR SHARE
)
UPDATE revision AS r SET
    document = $4::text, sha256 = $5::text, methodology = $6::text, saved_by = $7::text, saved_at = now(),
    findings_info = $8::integer, findings_warning = $9::integer, findings_error = $10::integer,
    findings_fatal = $11::integer, version = r.version + 1
FROM accepting
WHERE r.year = accepting.year AND r.actor = $2::text AND r.number = $3::integer AND r.state = 'draft'
  AND $12::bigint IN (0, r.version)
RETURNING {revision}
