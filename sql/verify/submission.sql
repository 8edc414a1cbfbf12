-- Verify nokkeltall:submission on pg

BEGIN;

SELECT year, actor, number, state, version, document, sha256, methodology, findings_info, findings_warning,
       findings_error, findings_fatal, saved_at, saved_by, submitted_at, submitted_by, signatory_name, signatory_title,
       receipt, decided_at, decided_by, reason
FROM nokkeltall.revision WHERE false;

DO $$
BEGIN
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.revision', 'DELETE, TRUNCATE');
    ASSERT NOT has_column_privilege('nokkeltall_service', 'nokkeltall.revision', 'number', 'UPDATE');
END
$$;

ROLLBACK;
