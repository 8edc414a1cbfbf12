-- All breaks of indicators, by day and then id.
-- Parameters: none
-- Columns: id, service, indicator, begins, is_reset, text_nb, text_nn, text_en, source
SELECT id, service, indicator, date_number(begins) AS begins, is_reset, text_nb, text_nn, text_en, source
FROM indicator_break
ORDER BY indicator_break.begins, id
