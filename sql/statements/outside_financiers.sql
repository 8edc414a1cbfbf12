-- Financiers that are not actors, by id.
-- Parameters: none
-- Columns: id, name_nb, name_nn, name_en, source
SELECT id, name_nb, name_nn, name_en, source
FROM outside_financier
ORDER BY id
