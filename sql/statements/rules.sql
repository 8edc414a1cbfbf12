-- All validation rules, by id.
-- Parameters: none
-- Columns: id, check_name, severity, tolerance, name_nb, name_nn, name_en, message_nb, message_nn, message_en, how_to_mend_nb, how_to_mend_nn, how_to_mend_en, first_year, last_year, source
SELECT id, check_name, severity, tolerance, name_nb, name_nn, name_en, message_nb, message_nn, message_en,
       how_to_mend_nb, how_to_mend_nn, how_to_mend_en, first_year, last_year, source
FROM rule
ORDER BY id, first_year
