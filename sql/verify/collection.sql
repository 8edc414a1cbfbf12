-- Verify nokkeltall:collection on pg

BEGIN;

SELECT year, state, opens, due, closes, methodology, version FROM nokkeltall.collection WHERE false;
SELECT year, actor FROM nokkeltall.collection_unit WHERE false;

DO $$
BEGIN
    ASSERT NOT has_table_privilege('nokkeltall_service', 'nokkeltall.collection', 'DELETE');
    ASSERT NOT has_column_privilege('nokkeltall_service', 'nokkeltall.collection', 'year', 'UPDATE');
END
$$;

ROLLBACK;
