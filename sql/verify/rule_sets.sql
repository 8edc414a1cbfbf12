-- Verify nokkeltall:rule_sets on pg

BEGIN;

SELECT sha256, content, kept_at FROM nokkeltall.rule_set WHERE false;

DO $$
BEGIN
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.rule_set', 'UPDATE, DELETE, TRUNCATE');
    ASSERT NOT has_column_privilege('nokkeltall_service', 'nokkeltall.rule_set', 'kept_at', 'INSERT');
    ASSERT EXISTS (SELECT FROM pg_constraint
                   WHERE conrelid = 'nokkeltall.receipt_rules'::regclass AND conname = 'receipt_rules_name_a_rule_set');
    ASSERT NOT EXISTS (SELECT FROM nokkeltall.rule_set WHERE sha256 <> nokkeltall.sha256_of(content));
END
$$;

ROLLBACK;
