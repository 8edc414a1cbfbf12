-- Deploy nokkeltall:actors to pg
-- requires: vocabulary

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE actor (
    id                  identifier PRIMARY KEY,
    organisation_number text COLLATE "C" UNIQUE,
    name_nb             prose NOT NULL,
    name_nn             prose NOT NULL,
    name_en             prose NOT NULL,
    kind                text COLLATE "C" NOT NULL,
    region              identifier REFERENCES actor,
    valid_from          date NOT NULL,
    valid_to            date,
    succeeded_by        identifier REFERENCES actor,
    source              prose NOT NULL,
    CONSTRAINT actor_organisation_number_is_valid CHECK (organisation_number_is_valid(organisation_number)),
    CONSTRAINT actor_kind_is_known CHECK (kind IN ('region', 'regional-authority', 'ict-provider', 'trust',
        'pharmacy-trust', 'private-nonprofit', 'national-actor', 'state-body')),
    CONSTRAINT actor_region_is_no_legal_person CHECK ((organisation_number IS NULL) = (kind = 'region')),
    CONSTRAINT actor_region_has_no_region
        CHECK (kind NOT IN ('region', 'national-actor', 'state-body') OR region IS NULL),
    CONSTRAINT actor_validity_is_a_range CHECK (valid_to >= valid_from),
    CONSTRAINT actor_succeeded_by_another CHECK (succeeded_by <> id)
);
COMMENT ON TABLE actor IS 'Who reports, pays or is named: regions, health trusts, national actors, state bodies.';
COMMENT ON COLUMN actor.id IS 'Id in addresses and returns.';
COMMENT ON COLUMN actor.organisation_number IS
    'Number in Enhetsregisteret, nine digits; none for a region, which is not a legal person.';
COMMENT ON COLUMN actor.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN actor.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN actor.name_en IS 'Name in English.';
COMMENT ON COLUMN actor.kind IS 'What it is; says how it is counted.';
COMMENT ON COLUMN actor.region IS 'The region that it is a member of, none for regions and national actors.';
COMMENT ON COLUMN actor.valid_from IS 'First day.';
COMMENT ON COLUMN actor.valid_to IS 'Last day, none while it exists.';
COMMENT ON COLUMN actor.succeeded_by IS 'The actor that took over, if one did.';
COMMENT ON COLUMN actor.source IS 'Where the line was read.';

CREATE TABLE outside_financier (
    id      identifier PRIMARY KEY,
    name_nb prose NOT NULL,
    name_nn prose NOT NULL,
    name_en prose NOT NULL,
    source  prose NOT NULL
);
COMMENT ON TABLE outside_financier IS 'Financiers that are not actors: municipalities, the state budget …';
COMMENT ON COLUMN outside_financier.id IS 'Id in the financing section of returns; no actor has it.';
COMMENT ON COLUMN outside_financier.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN outside_financier.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN outside_financier.name_en IS 'Name in English.';
COMMENT ON COLUMN outside_financier.source IS 'Where the line was read.';

CREATE FUNCTION check_actor() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF NEW.region IS NOT NULL AND (SELECT kind FROM actor WHERE id = NEW.region) <> 'region' THEN
        RAISE EXCEPTION 'actor %: % is not a region', NEW.id, NEW.region
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_actor() IS 'The region of an actor is an actor of kind region.';
CREATE CONSTRAINT TRIGGER actor_region_is_a_region AFTER INSERT OR UPDATE ON actor
    FOR EACH ROW EXECUTE FUNCTION check_actor();

CREATE FUNCTION check_financier_ids() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF EXISTS (SELECT FROM actor JOIN outside_financier USING (id)) THEN
        RAISE EXCEPTION 'an actor and an outside financier have the same id'
            USING ERRCODE = 'unique_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_financier_ids() IS 'A return names a financier by id: the id must say which one.';
CREATE TRIGGER financier_id_is_unique AFTER INSERT OR UPDATE ON actor
    FOR EACH STATEMENT EXECUTE FUNCTION check_financier_ids();
CREATE TRIGGER financier_id_is_unique AFTER INSERT OR UPDATE ON outside_financier
    FOR EACH STATEMENT EXECUTE FUNCTION check_financier_ids();

CREATE TRIGGER actor_is_announced AFTER INSERT OR UPDATE OR DELETE ON actor
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER outside_financier_is_announced AFTER INSERT OR UPDATE OR DELETE ON outside_financier
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();

GRANT SELECT ON actor, outside_financier TO nokkeltall_service;

COMMIT;
