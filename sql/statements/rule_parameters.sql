-- The numbers that the checks of the rules use, by rule, name and year.
-- Parameters: none
-- Columns: rule, name, value, unit, first_year, last_year, source
SELECT rule, name, value, unit, first_year, last_year, source
FROM rule_parameter
ORDER BY rule, name, first_year
