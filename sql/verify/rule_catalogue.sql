-- Verify nokkeltall:rule_catalogue on pg

BEGIN;

SELECT rule, name, value, unit, first_year, last_year, source FROM nokkeltall.rule_parameter WHERE false;
SELECT rule, why_nb, why_nn, why_en, source FROM nokkeltall.rule_reason WHERE false;
SELECT rule, outcome, year, actor, document, beside, source FROM nokkeltall.rule_example WHERE false;

ROLLBACK;
