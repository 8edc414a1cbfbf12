-- Verify nokkeltall:rule_set_methodology on pg

BEGIN;

DO $$
BEGIN
    ASSERT (SELECT attgenerated = 's' FROM pg_attribute WHERE attrelid = 'nokkeltall.rule_set'::regclass AND attname = 'methodology');
    ASSERT NOT has_column_privilege('nokkeltall_service', 'nokkeltall.rule_set', 'methodology', 'INSERT');
END
$$;

ROLLBACK;
