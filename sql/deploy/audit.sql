-- Deploy nokkeltall:audit to pg
-- requires: vocabulary

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE event (
    id        bigint PRIMARY KEY,
    at        timestamptz NOT NULL,
    principal principal NOT NULL,
    role      role_code NOT NULL,
    action    text COLLATE "C" NOT NULL,
    year      calendar_year,
    actor     identifier,
    revision  integer,
    request   text COLLATE "C",
    detail    jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT event_action_is_named CHECK (length(action) BETWEEN 1 AND 64),
    CONSTRAINT event_detail_is_an_object CHECK (jsonb_typeof(detail) = 'object')
);
COMMENT ON TABLE event IS 'The audit log: who did what, when, to what. Only added to.';
COMMENT ON COLUMN event.id IS '1, 2 … in the order of the commits, without gaps: a missing number is a deleted line.';
COMMENT ON COLUMN event.at IS 'When it was logged; never earlier than the one before.';
COMMENT ON COLUMN event.principal IS 'Who did it.';
COMMENT ON COLUMN event.role IS 'In what role.';
COMMENT ON COLUMN event.action IS 'What was done.';
COMMENT ON COLUMN event.year IS 'Of which collection, if of one.';
COMMENT ON COLUMN event.actor IS 'Of whose return or about which actor, if about one.';
COMMENT ON COLUMN event.revision IS 'Of which revision, if of one.';
COMMENT ON COLUMN event.request IS 'Id of the request, as in the log of the server.';
COMMENT ON COLUMN event.detail IS 'What else belongs to it.';

CREATE INDEX event_of_return ON event (year, actor, id);
COMMENT ON INDEX event_of_return IS 'The history of one return.';

CREATE TABLE event_head (
    only_row boolean PRIMARY KEY DEFAULT true,
    last_id  bigint NOT NULL,
    last_at  timestamptz NOT NULL,
    CONSTRAINT event_head_is_one_row CHECK (only_row)
);
COMMENT ON TABLE event_head IS
    'The end of the audit log. Its one row is locked while an event is added, so that ids rise with the commits.';
COMMENT ON COLUMN event_head.only_row IS 'Always true.';
COMMENT ON COLUMN event_head.last_id IS 'Id of the last event.';
COMMENT ON COLUMN event_head.last_at IS 'Time of the last event.';
INSERT INTO event_head (last_id, last_at) VALUES (0, '-infinity');

-- The service has no rights on event_head: only this function, with those of the owner, moves the end.
CREATE FUNCTION number_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    UPDATE event_head SET last_id = last_id + 1, last_at = greatest(last_at, clock_timestamp())
    RETURNING last_id, last_at INTO STRICT NEW.id, NEW.at;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION number_event() IS 'Gives an event its number and its time, whatever was asked for.';
REVOKE EXECUTE ON FUNCTION number_event() FROM PUBLIC;
CREATE TRIGGER event_is_numbered BEFORE INSERT ON event
    FOR EACH ROW EXECUTE FUNCTION number_event();
CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER event_is_not_truncated BEFORE TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT, INSERT (principal, role, action, year, actor, revision, request, detail) ON event TO nokkeltall_service;

COMMIT;
