-- Verify nokkeltall:illegal_combinations on pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

SELECT id, rule, label_nb, label_nn, label_en, first_year, last_year, source FROM illegal_combination WHERE false;
SELECT combination, dimension, code, source FROM illegal_combination_code WHERE false;

DO $$
BEGIN
    ASSERT has_table_privilege('nokkeltall_service', 'illegal_combination', 'SELECT');
    ASSERT has_table_privilege('nokkeltall_service', 'illegal_combination_code', 'SELECT');
    ASSERT NOT has_table_privilege('nokkeltall_service', 'illegal_combination', 'INSERT, UPDATE, DELETE, TRUNCATE');
    ASSERT NOT has_table_privilege('nokkeltall_service', 'illegal_combination_code', 'INSERT, UPDATE, DELETE, TRUNCATE');
    ASSERT (SELECT count(*) FROM pg_trigger WHERE tgenabled = 'O' AND (tgrelid::regclass::text, tgname) IN (
                ('illegal_combination', 'illegal_combination_has_rule'), ('illegal_combination', 'illegal_combination_is_announced'),
                ('illegal_combination_code', 'illegal_combination_code_is_announced'))) = 3,
        'a change is not checked, or not announced';
    ASSERT (SELECT count(*) FROM pg_constraint WHERE convalidated AND (conrelid::regclass::text, conname) IN (
                ('illegal_combination', 'illegal_combination_pkey'), ('illegal_combination', 'illegal_combination_years_are_a_range'),
                ('illegal_combination_code', 'illegal_combination_code_pkey'),
                ('illegal_combination_code', 'illegal_combination_code_combination_fkey'),
                ('illegal_combination_code', 'illegal_combination_dimension_is_known'))) = 5,
        'a constraint is not there';

    BEGIN
        INSERT INTO illegal_combination VALUES ('verify', 'no such rule', 'x', 'x', 'x', 2017, NULL, 'x');
        RAISE EXCEPTION 'a combination names a rule that is not there' USING ERRCODE = 'assert_failure';
    EXCEPTION WHEN foreign_key_violation THEN
        NULL;
    END;
END
$$;

ROLLBACK;
