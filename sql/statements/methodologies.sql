-- All methodologies, by their first year.
-- Parameters: none
-- Columns: id, first_year, last_year, crosses_dimensions, classification_version, category_classification, area_classification, name_nb, name_nn, name_en, description_nb, description_nn, description_en, source
SELECT id, first_year, last_year, crosses_dimensions, classification_version, category_classification,
       area_classification, name_nb, name_nn, name_en, description_nb, description_nn, description_en, source
FROM methodology
ORDER BY first_year
