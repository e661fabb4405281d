-- What stands in for Citus on a PostgreSQL that does not have it: the functions that are called,
-- with their parameters as Citus names them, which note what was asked of them, and refuse what
-- Citus refuses. Nothing is spread.
CREATE TABLE pg_dist_partition (
  logicalrelid regclass PRIMARY KEY, partmethod "char" NOT NULL, colocated_with text NOT NULL
);

CREATE FUNCTION refuse_references(spread regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint
             WHERE contype = 'f' AND (conrelid = spread OR confrelid = spread)) THEN
    RAISE EXCEPTION '% refers to a table that is not spread, or is referred to by one', spread;
  END IF;
END $$;

CREATE FUNCTION create_reference_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_references(table_name);
  INSERT INTO pg_dist_partition VALUES (table_name, 'n', '');
END $$;

CREATE FUNCTION create_distributed_table(
  table_name regclass, distribution_column text, distribution_type text DEFAULT 'hash',
  colocate_with text DEFAULT 'default'
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  place smallint := (SELECT attnum FROM pg_attribute
                     WHERE attrelid = table_name AND attname = distribution_column);
BEGIN
  PERFORM refuse_references(table_name);
  IF EXISTS (SELECT 1 FROM pg_index
             WHERE indrelid = table_name AND indisunique AND NOT (place = ANY (indkey))) THEN
    RAISE EXCEPTION '% has a unique index without %', table_name, distribution_column;
  END IF;
  INSERT INTO pg_dist_partition VALUES (table_name, 'h', colocate_with);
END $$;
