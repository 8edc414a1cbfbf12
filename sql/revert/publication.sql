-- Revert nokkeltall:publication from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TRIGGER collection_published_with_a_publication ON collection;
DROP FUNCTION check_collection_is_published();
DROP TABLE publication_revision;
DROP TABLE publication;
DROP FUNCTION notify_publication();
DROP FUNCTION check_publication_whole();
DROP FUNCTION check_publication_number();

COMMIT;
