-- Revert nokkeltall:roles from pg

BEGIN;

REVOKE ALL ON nokkeltall_sqitch.changes FROM nokkeltall_service;
REVOKE ALL ON SCHEMA nokkeltall_sqitch FROM nokkeltall_service;
DROP SCHEMA nokkeltall;

-- The role stays while another database of the cluster uses it.
DO $$
BEGIN
    DROP ROLE nokkeltall_service;
EXCEPTION
    WHEN dependent_objects_still_exist OR insufficient_privilege OR object_in_use THEN NULL;
END
$$;

COMMIT;
