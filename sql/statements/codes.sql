-- All codes, in the order of classifications, then as they are listed; "unspecified" always last.
-- Parameters: none
-- Columns: classification, version, code, label_nb, label_nn, label_en, definition_nb, definition_nn, definition_en, source
SELECT classification, version, code, label_nb, label_nn, label_en, definition_nb, definition_nn, definition_en, source
FROM code
ORDER BY classification, version, code = 'unspecified', position
