-- Begins a transaction of several reads that must agree.
-- Parameters: none
-- Columns: none
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY
