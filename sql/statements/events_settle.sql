-- Moves the settled part of the log to now when a date has come since.
-- Parameters: none
-- Columns: settled
SELECT iso8601(settle_events()) AS settled
