-- All price indices, in byte order of their ids and then their vintages.
-- Parameters: none
-- Columns: id, vintage, name_nb, name_nn, name_en, reference_year, source
SELECT id, vintage, name_nb, name_nn, name_en, reference_year, source
FROM price_index
ORDER BY id, vintage
