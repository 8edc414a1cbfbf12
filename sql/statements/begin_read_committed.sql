-- Begins a transaction in which each statement sees what is committed before it.
-- Parameters: none
-- Columns: none
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE
