-- Verify nokkeltall:illegal_combinations on pg

BEGIN;

SELECT id, rule, first_year, last_year FROM nokkeltall.illegal_combination WHERE false;
SELECT combination, dimension, code FROM nokkeltall.illegal_combination_code WHERE false;

ROLLBACK;
