-- Deploy nokkeltall:access to pg
-- requires: actors

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE token (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    role       role_code NOT NULL,
    actors     text[] COLLATE "C" NOT NULL DEFAULT '{}',
    sha256     digest NOT NULL UNIQUE,
    label      prose NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT token_gives_a_role CHECK (role <> 'anyone'),
    CONSTRAINT token_binds_submitters_to_actors CHECK ((role = 'submitter') = (cardinality(actors) > 0)),
    CONSTRAINT token_expires_after_it_was_made CHECK (expires_at > created_at)
);
COMMENT ON TABLE token IS 'Bearer tokens made here. The secret itself is never stored.';
COMMENT ON COLUMN token.id IS 'Names the token in the audit log.';
COMMENT ON COLUMN token.role IS 'What its bearer may do.';
COMMENT ON COLUMN token.actors IS 'The actors that a submitter acts for; empty for other roles.';
COMMENT ON COLUMN token.sha256 IS 'SHA-256 of the secret.';
COMMENT ON COLUMN token.label IS 'Whom it was made for, in words.';
COMMENT ON COLUMN token.created_at IS 'When it was made.';
COMMENT ON COLUMN token.expires_at IS 'From when it is no longer accepted, none for never.';
COMMENT ON COLUMN token.revoked_at IS 'When it was revoked, none while it is not.';

CREATE FUNCTION check_token() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
DECLARE
    unknown text;
BEGIN
    SELECT given INTO unknown FROM unnest(NEW.actors) AS given
    WHERE NOT EXISTS (SELECT FROM actor WHERE id = given) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'there is no actor %', unknown
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_token() IS 'The actors of a token exist.';
CREATE TRIGGER token_names_actors BEFORE INSERT ON token
    FOR EACH ROW EXECUTE FUNCTION check_token();

CREATE FUNCTION check_token_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.revoked_at IS NOT NULL OR to_jsonb(NEW) - 'revoked_at' <> to_jsonb(OLD) - 'revoked_at' THEN
        RAISE EXCEPTION 'a token is only revoked, once'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_token_change() IS
    'A token never gets other rights than it was made with, and is not taken back into use.';
CREATE TRIGGER token_is_only_revoked BEFORE UPDATE ON token
    FOR EACH ROW EXECUTE FUNCTION check_token_change();
CREATE TRIGGER token_is_kept BEFORE DELETE ON token
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER token_is_not_truncated BEFORE TRUNCATE ON token
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT, INSERT, UPDATE (revoked_at) ON token TO nokkeltall_service;

COMMIT;
