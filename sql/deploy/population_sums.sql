-- Deploy nokkeltall:population_sums to pg
-- requires: comparisons

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER DOMAIN reported_sum DROP CONSTRAINT reported_sum_is_known;
ALTER DOMAIN reported_sum ADD CONSTRAINT reported_sum_is_known CHECK (VALUE IN ('operating-revenue', 'operating-cost',
    'employees', 'fte', 'ict-fte-internal', 'ict-fte-contracted', 'drg-points', 'inhabitants', 'somatic-operating-cost'));

ALTER TABLE figure_term DROP CONSTRAINT figure_term_sum_is_known;
ALTER TABLE figure_term ADD CONSTRAINT figure_term_sum_is_known CHECK (sum IN ('ict-expenditure', 'ict-expenditure-own',
    'national-share', 'operating-revenue', 'operating-cost', 'employees', 'fte', 'ict-fte-internal', 'ict-fte-contracted',
    'drg-points', 'inhabitants', 'somatic-operating-cost', 'ict-expenditure-former-definition'));

COMMIT;
