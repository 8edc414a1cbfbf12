-- What cannot stand together, by rule and id.
-- Parameters: none
-- Columns: rule, id, label_nb, label_nn, label_en, first_year, last_year, source
SELECT rule, id, label_nb, label_nn, label_en, first_year, last_year, source
FROM illegal_combination
ORDER BY rule, id
