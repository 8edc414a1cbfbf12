-- What the codes of the account lines are, by version in the order of the codes.
-- Parameters: none
-- Columns: version, statement, table_row, table_column, sign, source
SELECT l.version, l.statement, l.table_row, l.table_column, l.sign, l.source
FROM account_line AS l JOIN code AS c USING (classification, version, code)
ORDER BY l.version, c.position
