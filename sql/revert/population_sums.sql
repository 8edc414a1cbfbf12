-- Revert nokkeltall:population_sums from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

-- What is made of a sum that is no longer known cannot stay.
CREATE TEMP TABLE unknown_figure ON COMMIT DROP AS
    SELECT DISTINCT figure FROM figure_term WHERE sum IN ('inhabitants', 'somatic-operating-cost');
DELETE FROM figure_term WHERE figure IN (SELECT figure FROM unknown_figure);
DELETE FROM figure WHERE id IN (SELECT figure FROM unknown_figure);
ALTER TABLE figure_term DROP CONSTRAINT figure_term_sum_is_known;
ALTER TABLE figure_term ADD CONSTRAINT figure_term_sum_is_known CHECK (sum IN ('ict-expenditure', 'ict-expenditure-own',
    'national-share', 'operating-revenue', 'operating-cost', 'employees', 'fte', 'ict-fte-internal', 'ict-fte-contracted',
    'drg-points', 'ict-expenditure-former-definition'));

ALTER DOMAIN reported_sum DROP CONSTRAINT reported_sum_is_known;
ALTER DOMAIN reported_sum ADD CONSTRAINT reported_sum_is_known CHECK (VALUE IN ('operating-revenue', 'operating-cost',
    'employees', 'fte', 'ict-fte-internal', 'ict-fte-contracted', 'drg-points'));

COMMIT;
