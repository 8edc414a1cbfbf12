-- All correspondences between versions of a classification.
-- Parameters: none
-- Columns: classification, from_version, from_code, to_version, to_code, source
SELECT classification, from_version, from_code, to_version, to_code, source
FROM correspondence
ORDER BY classification, from_version, from_code, to_version, to_code
