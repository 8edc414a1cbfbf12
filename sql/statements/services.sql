-- All services, by id.
-- Parameters: none
-- Columns: id, name_nb, name_nn, name_en, description_nb, description_nn, description_en, actor, valid_from, valid_to, source
SELECT id, name_nb, name_nn, name_en, description_nb, description_nn, description_en, actor, date_number(valid_from)
       AS valid_from, date_number(valid_to) AS valid_to, source
FROM service
ORDER BY id
