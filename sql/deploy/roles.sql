-- Deploy nokkeltall:roles to pg

BEGIN;

-- A role belongs to the whole cluster: another database, or somebody deploying at the same time, may have
-- made it already.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nokkeltall_service') THEN
        CREATE ROLE nokkeltall_service NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

-- Whoever makes a role is a member of it from PostgreSQL 16 on, but may not yet act as it, so it is granted in any case. Where an
-- administrator has made and granted it, there is nothing left to do.
DO $$
BEGIN
    GRANT nokkeltall_service TO CURRENT_USER;
EXCEPTION
    WHEN insufficient_privilege THEN
        IF NOT pg_has_role(current_user, 'nokkeltall_service', 'MEMBER') THEN
            RAISE;
        END IF;
END
$$;

CREATE SCHEMA nokkeltall;
COMMENT ON SCHEMA nokkeltall IS
    'National collection of ICT expenditure in health care: reference data, returns, publications, audit log.';
GRANT USAGE ON SCHEMA nokkeltall TO nokkeltall_service;

-- The service compares what is deployed with what it was built for.
GRANT USAGE ON SCHEMA nokkeltall_sqitch TO nokkeltall_service;
GRANT SELECT ON nokkeltall_sqitch.changes TO nokkeltall_service;

COMMIT;
