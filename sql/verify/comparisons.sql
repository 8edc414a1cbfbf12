-- Verify nokkeltall:comparisons on pg

BEGIN;

SELECT id, vintage, name_nb, name_nn, name_en, reference_year, source FROM nokkeltall.price_index WHERE false;
SELECT price_index, vintage, year, value, source FROM nokkeltall.price_index_value WHERE false;
SELECT id, year, entity, figure, breakdown, of_benchmark, name_nb, name_nn, name_en, description_nb, description_nn,
       description_en, source
FROM nokkeltall.break WHERE false;
SELECT break, figure, source FROM nokkeltall.break_exception WHERE false;
SELECT id, figure, year, value, edition, statistic, denominator, comparable, reason_nb, reason_nn, reason_en, source
FROM nokkeltall.benchmark WHERE false;
SELECT figure, entity, year, value, precision, source FROM nokkeltall.published_value WHERE false;
SELECT id, year, actor, target, base, base_value, reason_nb, reason_nn, reason_en, source
FROM nokkeltall.imputation WHERE false;
SELECT imputation, actor, source FROM nokkeltall.imputation_unit WHERE false;

DO $$
BEGIN
    ASSERT pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'figure_term_sum_is_known'))
        LIKE '%ict-expenditure-former-definition%';
END
$$;

ROLLBACK;
