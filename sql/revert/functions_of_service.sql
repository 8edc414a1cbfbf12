-- Revert nokkeltall:functions_of_service from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

REVOKE EXECUTE ON FUNCTION
    correction_is_asked_for(integer, text, integer), date_number(date), date_of_number(integer), finding_state(integer, text, text, text, text), is_json_object(text),
    iso8601(timestamptz), organisation_number_is_valid(text), sha256_of(text), takes_revision(collection, text, integer), today(),
    unit_has_more_time(integer, text)
    FROM nokkeltall_service;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA nokkeltall TO PUBLIC;
REVOKE EXECUTE ON FUNCTION number_event(), check_revision_begins(), check_revision_step(), events_settled_until(), settle_events() FROM PUBLIC;

COMMIT;
