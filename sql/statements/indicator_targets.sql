-- All targets of indicators, by id.
-- Parameters: none
-- Columns: id, service, indicator, comparator, value, valid_from, valid_to, start_value, start_date, end_date, note_nb, note_nn, note_en, source
SELECT id, service, indicator, comparator, value, date_number(valid_from) AS valid_from,
       date_number(valid_to) AS valid_to, start_value, date_number(start_date) AS start_date,
       date_number(end_date) AS end_date, note_nb, note_nn, note_en, source
FROM indicator_target
ORDER BY id
