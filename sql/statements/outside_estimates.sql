-- All estimates of expenditure outside the collection.
-- Parameters: none
-- Columns: id, year, amount, label_nb, label_nn, label_en, source
SELECT id, year, amount, label_nb, label_nn, label_en, source
FROM outside_estimate
ORDER BY year, id
