-- All figures, in the order of publication.
-- Parameters: none
-- Columns: id, name_nb, name_nn, name_en, description_nb, description_nn, description_en, caveat_nb, caveat_nn, caveat_en, unit, decimals, factor, breakdown, source
SELECT id, name_nb, name_nn, name_en, description_nb, description_nn, description_en, caveat_nb, caveat_nn, caveat_en,
       unit, decimals, factor, breakdown, source
FROM figure
ORDER BY position
