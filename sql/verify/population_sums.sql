-- Verify nokkeltall:population_sums on pg

BEGIN;

DO $$
BEGIN
    ASSERT pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'figure_term_sum_is_known'))
        LIKE '%somatic-operating-cost%';
    PERFORM 'inhabitants'::nokkeltall.reported_sum;
END
$$;

ROLLBACK;
