-- All published values, by figure, entity and year.
-- Parameters: none
-- Columns: figure, entity, year, value, precision, source
SELECT figure, entity, year, value, precision, source
FROM published_value
ORDER BY figure, entity, year
