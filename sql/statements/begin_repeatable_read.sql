-- Begins a transaction whose statements all see the same.
-- Parameters: none
-- Columns: none
BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE
