-- All versions of all classifications, by id and version.
-- Parameters: none
-- Columns: id, version, name_nb, name_nn, name_en, first_year, last_year, source
SELECT id, version, name_nb, name_nn, name_en, first_year, last_year, source
FROM classification
ORDER BY id, version
