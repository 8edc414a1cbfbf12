-- Verify nokkeltall:one_sided_decisions on pg

BEGIN;

SELECT amount, supplier_statement, buyer_statement FROM nokkeltall.flow_resolution WHERE false;

DO $$
BEGIN
    ASSERT has_column_privilege('nokkeltall_service', 'nokkeltall.flow_resolution', 'amount', 'INSERT');
    ASSERT has_column_privilege('nokkeltall_service', 'nokkeltall.flow_resolution', 'supplier_statement', 'INSERT');
    ASSERT has_column_privilege('nokkeltall_service', 'nokkeltall.flow_resolution', 'buyer_statement', 'INSERT');
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.flow_resolution', 'UPDATE, DELETE, TRUNCATE');
    ASSERT (SELECT count(*) FROM pg_constraint WHERE conrelid = 'nokkeltall.flow_resolution'::regclass
            AND conname IN ('flow_resolution_statements_are_known', 'flow_resolution_without_amount_has_none')) = 2;
END
$$;

ROLLBACK;
