-- Deploy nokkeltall:functions_of_service to pg
-- requires: settled_events
-- requires: rule_example_context
-- requires: last_day
-- requires: rule_sets
-- requires: event_of_step

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

-- A trigger runs without a right to its function; what constraints and statements of the service call is its own.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA nokkeltall FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    correction_is_asked_for(integer, text, integer), date_number(date), date_of_number(integer), finding_state(integer, text, text, text, text), is_json_object(text),
    iso8601(timestamptz), organisation_number_is_valid(text), sha256_of(text), takes_revision(collection, text, integer), today(),
    unit_has_more_time(integer, text)
    TO nokkeltall_service;

COMMIT;
