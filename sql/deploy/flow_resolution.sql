-- Deploy nokkeltall:flow_resolution to pg
-- requires: collection

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE flow_resolution (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    year       calendar_year NOT NULL REFERENCES collection,
    supplier   identifier NOT NULL REFERENCES actor,
    buyer      identifier NOT NULL REFERENCES actor,
    difference bigint NOT NULL,
    resolution text COLLATE "C" NOT NULL,
    words      prose NOT NULL,
    taken_at   timestamptz NOT NULL DEFAULT now(),
    taken_by   principal NOT NULL,
    CONSTRAINT flow_resolution_between_two CHECK (supplier <> buyer),
    CONSTRAINT flow_resolution_is_known
        CHECK (resolution IN ('supplier-corrects', 'buyer-corrects', 'difference-explained'))
);
COMMENT ON TABLE flow_resolution IS 'What was decided about the differences between what suppliers and buyers state of the same money. Only added to.';
COMMENT ON COLUMN flow_resolution.id IS 'Rises in the order in which it was decided; the last of a flow is in force.';
COMMENT ON COLUMN flow_resolution.year IS 'The collection.';
COMMENT ON COLUMN flow_resolution.supplier IS 'Who was paid.';
COMMENT ON COLUMN flow_resolution.buyer IS 'Who paid: a region or a national actor.';
COMMENT ON COLUMN flow_resolution.difference IS 'The buyer''s amount less the supplier''s, in kroner, that it was decided about.';
COMMENT ON COLUMN flow_resolution.resolution IS 'supplier-corrects, buyer-corrects or difference-explained.';
COMMENT ON COLUMN flow_resolution.words IS 'Why.';
COMMENT ON COLUMN flow_resolution.taken_at IS 'When.';
COMMENT ON COLUMN flow_resolution.taken_by IS 'Who decided it.';

CREATE INDEX flow_resolution_of_flow ON flow_resolution (year, supplier, buyer, id);
COMMENT ON INDEX flow_resolution_of_flow IS 'The decisions about the flows of one year.';

CREATE TRIGGER flow_resolution_is_kept BEFORE UPDATE OR DELETE ON flow_resolution
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER flow_resolution_is_not_truncated BEFORE TRUNCATE ON flow_resolution
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT, INSERT (year, supplier, buyer, difference, resolution, words, taken_by) ON flow_resolution
    TO nokkeltall_service;

COMMIT;
