-- Answers when the database does and the role can read the schema.
-- Parameters: none
-- Columns: found
SELECT EXISTS (SELECT FROM methodology) AS found
