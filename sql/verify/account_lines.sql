-- Verify nokkeltall:account_lines on pg

BEGIN;

SELECT version, code, statement, table_row, table_column, sign, source, classification
FROM nokkeltall.account_line WHERE false;
SELECT version, id, position, kind, label_nb, label_nn, label_en, source, classification
FROM nokkeltall.account_identity WHERE false;
SELECT version, identity, position, line, number, negative, year_offset, source
FROM nokkeltall.account_term WHERE false;

ROLLBACK;
