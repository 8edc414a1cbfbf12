-- Begins the revision after an approved one, with its content. No row: not approved, not the newest, or another version (0: any).
-- Parameters: year, actor, number, expected_version, reopened_by, reason
-- Columns: {revision}
INSERT INTO revision AS r (year, actor, number, document, sha256, methodology, saved_by, reason, reopened_because,
                           findings_info, findings_warning, findings_error, findings_fatal)
SELECT b.year, b.actor, b.number + 1, b.document, b.sha256, b.methodology, $5::text, $6::text, $6::text,
       b.findings_info, b.findings_warning, b.findings_error, b.findings_fatal
FROM revision AS b
WHERE b.year = $1::integer AND b.actor = $2::text AND b.number = $3::integer AND b.state = 'approved'
  AND $4::bigint IN (0, b.version)
  AND NOT EXISTS (SELECT FROM revision AS n WHERE n.year = b.year AND n.actor = b.actor AND n.number > b.number)
ON CONFLICT DO NOTHING
RETURNING {revision}
