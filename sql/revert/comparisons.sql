-- Revert nokkeltall:comparisons from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE imputation_unit;
DROP TABLE imputation;
DROP FUNCTION check_imputation();
DROP TABLE published_value;
DROP TABLE benchmark;
DROP TABLE break_exception;
DROP TABLE break;
DROP TABLE price_index_value;
DROP TABLE price_index;
DROP FUNCTION check_entity();

-- A figure of a sum that is no longer known cannot stay.
CREATE TEMP TABLE unknown_figure ON COMMIT DROP AS
    SELECT DISTINCT figure FROM figure_term WHERE sum = 'ict-expenditure-former-definition';
DELETE FROM figure_term WHERE figure IN (SELECT figure FROM unknown_figure);
DELETE FROM figure WHERE id IN (SELECT figure FROM unknown_figure);
ALTER TABLE figure_term DROP CONSTRAINT figure_term_sum_is_known;
ALTER TABLE figure_term ADD CONSTRAINT figure_term_sum_is_known CHECK (sum IN ('ict-expenditure', 'ict-expenditure-own',
    'national-share', 'operating-revenue', 'operating-cost', 'employees', 'fte', 'ict-fte-internal', 'ict-fte-contracted',
    'drg-points'));

DROP DOMAIN reported_sum;
DROP DOMAIN exact_decimal;

COMMIT;
