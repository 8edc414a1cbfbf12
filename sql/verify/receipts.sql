-- Verify nokkeltall:receipts on pg

BEGIN;

SELECT receipt, rule_set FROM nokkeltall.receipt_rules WHERE false;

DO $$
BEGIN
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.receipt_rules', 'UPDATE, DELETE, TRUNCATE');
END
$$;

ROLLBACK;
