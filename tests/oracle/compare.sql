-- Set against set: a row that one side has and the other has not, or has otherwise.
CREATE TEMP TABLE difference (what text, collection int, core text, oracle text);

CREATE FUNCTION pg_temp.compare(what text, keys text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    compared bigint;
    different bigint;
    joined text;
BEGIN
    SELECT string_agg(format('c.%1$I = o.%1$I', key), ' AND ') INTO joined FROM unnest(keys) AS key;
    EXECUTE format('INSERT INTO difference SELECT %1$L, coalesce(c.collection, o.collection), c::text, o::text '
                   'FROM core_%1$s c FULL JOIN oracle_%1$s o ON %2$s WHERE ROW(c.*) IS DISTINCT FROM ROW(o.*)',
                   what, joined);
    GET DIAGNOSTICS different = ROW_COUNT;
    EXECUTE format('SELECT count(*) FROM core_%s', what) INTO compared;
    RETURN concat_ws(E'\t', 'compared', what, compared, different);
END
$$;

SELECT pg_temp.compare('cell', '{collection, entity, cell}');
SELECT pg_temp.compare('flow', '{collection, supplier, financier, cell}');
SELECT pg_temp.compare('elimination', '{collection, financier, supplier, kind, cell}');
SELECT pg_temp.compare('entity', '{collection, entity}');
SELECT pg_temp.compare('total', '{collection}');
SELECT pg_temp.compare('proof', '{collection, identity}');
SELECT pg_temp.compare('sum', '{collection, entity, sum}');
SELECT pg_temp.compare('imputed', '{collection, imputation}');
SELECT pg_temp.compare('figure', '{collection, figure, entity, code}');

SELECT concat_ws(E'\t', 'different', what,
                 format('seed %s, year %s: core %s, numeric %s', seed, year, coalesce(core, 'nothing'),
                        coalesce(oracle, 'nothing')))
FROM (SELECT *, row_number() OVER (PARTITION BY what ORDER BY collection, core, oracle) AS place FROM difference) AS d
JOIN collection USING (collection)
WHERE place <= 5 ORDER BY what, place;

SELECT concat_ws(E'\t', 'covered', what, often)
FROM (VALUES
    ('cells whose last krone goes by the order of ids', (SELECT count(*) FROM divided WHERE by_order_of_ids)),
    ('keys with six decimals', (SELECT count(*) FROM financing_line WHERE scale(trim_scale(share)) = 6)),
    ('amounts beyond 10^14 kroner', (SELECT count(*) FROM own WHERE abs(amount) > 1e14)),
    ('national actors paid by one that a third pays for',
     (SELECT count(*) FROM oracle_elimination a JOIN oracle_elimination b USING (collection)
      WHERE a.kind = 'between-national-actors' AND b.kind = a.kind AND a.cell = 'total' AND b.cell = 'total'
        AND a.financier = b.supplier)),
    ('purchases that are booked', (SELECT count(*) FROM oracle_elimination
                                   WHERE kind = 'booked-purchase' AND cell = 'total')),
    ('residuals below zero', (SELECT count(*) FROM entity_total WHERE kind = 'national-actor' AND net < 0)),
    ('years that do not cross their dimensions', (SELECT count(*) FROM collection WHERE NOT crosses)),
    ('estimates by a ratio', (SELECT count(*) FROM estimate WHERE gap = 'none')),
    ('figures of two years', (SELECT count(*) FROM oracle_figure WHERE numerator_before <> 0 AND absence = 'present')),
    ('figures beyond 64 bits', (SELECT count(*) FROM oracle_figure WHERE absence = 'overflow'))
) AS coverage (what, often);
