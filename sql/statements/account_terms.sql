-- The numbers of the identities, in the order of the identities; what is stated comes first.
-- Parameters: none
-- Columns: version, identity, line, number, negative, year_offset
SELECT t.version, t.identity, t.line, t.number, t.negative, t.year_offset
FROM account_term AS t JOIN account_identity AS i ON i.version = t.version AND i.id = t.identity
ORDER BY t.version, i.position, t.position
