-- Verify nokkeltall:functions_of_service on pg

BEGIN;

DO $$
BEGIN
    ASSERT has_function_privilege('nokkeltall_service', 'nokkeltall.takes_revision(nokkeltall.collection, text, integer)', 'EXECUTE');
    ASSERT has_function_privilege('nokkeltall_service', 'nokkeltall.sha256_of(text)', 'EXECUTE');
    ASSERT NOT has_function_privilege('nokkeltall_service', 'nokkeltall.check_revision_in_time()', 'EXECUTE');
    ASSERT NOT has_function_privilege('nokkeltall_service', 'nokkeltall.check_implied_rule_exists()', 'EXECUTE');
    ASSERT NOT has_function_privilege('nokkeltall_service', 'nokkeltall.refuse_rewriting()', 'EXECUTE');
END
$$;

ROLLBACK;
