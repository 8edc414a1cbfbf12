-- Settings of a connection, the role last. Run once after connecting, before the others are prepared.
-- Parameters: statement_timeout, lock_timeout, idle_timeout, role
-- Each statement is planned once for a connection, not for every set of values: they find rows by keys, and planning takes longer than that.
-- Columns: search_path, time_zone, date_style, plan_cache_mode, statement_timeout, lock_timeout, idle_timeout, role
SELECT set_config('search_path', 'nokkeltall, pg_temp', false) AS search_path,
       set_config('TimeZone', 'UTC', false) AS time_zone,
       set_config('DateStyle', 'ISO, YMD', false) AS date_style,
       set_config('plan_cache_mode', 'force_generic_plan', false) AS plan_cache_mode,
       set_config('statement_timeout', $1::text, false) AS statement_timeout,
       set_config('lock_timeout', $2::text, false) AS lock_timeout,
       set_config('idle_in_transaction_session_timeout', $3::text, false) AS idle_timeout,
       set_config('role', $4::text, false) AS role
