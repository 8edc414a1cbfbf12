-- Deploy nokkeltall:event_of_step to pg
-- requires: settled_events

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

-- Saving a draft is the one thing that happens often and changes nothing of what counts.
CREATE INDEX event_of_step ON event (id, at) WHERE action NOT IN ('draft-begun', 'draft-saved');
COMMENT ON INDEX event_of_step IS 'The last event after which other returns may count than before.';

COMMIT;
