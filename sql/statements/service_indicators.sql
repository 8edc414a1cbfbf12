-- Which indicators are measured of which service, by service and indicator.
-- Parameters: none
-- Columns: service, indicator, source
SELECT service, indicator, source
FROM service_indicator
ORDER BY service, indicator
