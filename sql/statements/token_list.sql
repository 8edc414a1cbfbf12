-- All tokens, oldest first.
-- Parameters: none
-- Columns: {token}
SELECT {token}
FROM token AS t
ORDER BY t.created_at, t.id
