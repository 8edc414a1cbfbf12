-- Ids of the publications that are not among the known ones.
-- Parameters: known
-- Columns: id
SELECT id
FROM publication
WHERE id <> ALL ($1::text[])
ORDER BY year, number
