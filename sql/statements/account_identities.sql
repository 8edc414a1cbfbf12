-- What holds between the account lines, by version in the order of display.
-- Parameters: none
-- Columns: version, id, kind, label_nb, label_nn, label_en, source
SELECT version, id, kind, label_nb, label_nn, label_en, source
FROM account_identity
ORDER BY version, position
