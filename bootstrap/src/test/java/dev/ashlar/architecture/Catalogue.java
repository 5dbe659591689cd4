package dev.ashlar.architecture;

import dev.ashlar.platform.persistence.RecordedStatements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** What PostgreSQL knows of a database: the truth about its schemas, whatever the scripts say. */
record Catalogue(DataSource database) {

  /** A foreign key from a table of one schema to a table of another. */
  record Link(String name, String table, String definition) {}

  /** Something of one schema that PostgreSQL wouldn't drop alone. */
  record Tie(String what, String needs) {}

  /** The text of a function, view or the like, in the words of its author. */
  record Source(String schema, String name, String text) {
    Set<String> foreignSchemas() {
      var named = RecordedStatements.schemasIn(text);
      named.remove(schema);
      return named;
    }
  }

  /**
   * @param type with its modifiers, as PostgreSQL writes it
   */
  record Column(String name, String type, boolean required, boolean primary, boolean unique) {}

  /**
   * A reference between two tables.
   *
   * @param optional whether it may point nowhere
   * @param once whether at most one row points at the same
   */
  record Reference(
      String name,
      String column,
      String target,
      boolean cascades,
      boolean optional,
      boolean once) {}

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  List<Link> links() throws SQLException {
    return list(
        """
        select c.conname, c.conrelid::regclass, pg_get_constraintdef(c.oid)
        from pg_constraint c
          join pg_class child on child.oid = c.conrelid
          join pg_class parent on parent.oid = c.confrelid
        where c.contype = 'f' and child.relnamespace <> parent.relnamespace
        order by 1
        """,
        row -> new Link(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** All there is between schemas; what PostgreSQL makes for a foreign key itself goes with it. */
  List<Tie> ties() throws SQLException {
    return list(
        """
        with object as (
          select classid, objid, refclassid, refobjid from pg_depend
          where deptype in ('n', 'a') and objid >= 16384 and refobjid >= 16384
            and classid <> 'pg_trigger'::regclass
            and objid not in (select oid from pg_constraint where contype = 'f')
          union
          select 'pg_trigger'::regclass, t.oid, 'pg_proc'::regclass, t.tgfoid
          from pg_trigger t where not t.tgisinternal
          union
          select 'pg_constraint'::regclass, c.oid, 'pg_class'::regclass, c.confrelid
          from pg_constraint c where c.contype = 'f'
        ),
        named as (
          select a.type || ' ' || a.identity as what, b.type || ' ' || b.identity as needs,
            substring(a.identity from '(?:.* on |for |^)"?(\\w+)"?\\.') as here,
            substring(b.identity from '(?:.* on |for |^)"?(\\w+)"?\\.') as there
          from object o
            cross join lateral pg_identify_object(o.classid, o.objid, 0) a
            cross join lateral pg_identify_object(o.refclassid, o.refobjid, 0) b
        )
        select distinct what, needs from named where here <> there order by 1, 2
        """,
        row -> new Tie(row.getString(1), row.getString(2)));
  }

  /** Functions, procedures, views, triggers, policies and checks of all schemas of ours. */
  List<Source> sources() throws SQLException {
    return list(
        """
        select n.nspname, p.proname, p.prosrc || coalesce(pg_get_function_sqlbody(p.oid), '')
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname !~ '^(pg_|information_schema)'
        union all
        select n.nspname, t.tgname, pg_get_triggerdef(t.oid)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
          join pg_namespace n on n.oid = c.relnamespace
        where not t.tgisinternal
        union all
        select schemaname, viewname, definition from pg_views
        where schemaname !~ '^(pg_|information_schema)'
        union all
        select schemaname, matviewname, definition from pg_matviews
        union all
        select schemaname, policyname, coalesce(qual, '') || ' ' || coalesce(with_check, '')
        from pg_policies
        union all
        select n.nspname, c.conname, pg_get_constraintdef(c.oid)
        from pg_constraint c join pg_namespace n on n.oid = c.connamespace
        where c.contype = 'c' and n.nspname !~ '^(pg_|information_schema)'
        """,
        row -> new Source(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** Tables, columns, indexes and constraints of a schema, each as a line. */
  List<String> contents(String schema) throws SQLException {
    return list(
        """
        select format('%%I %%I %%s %%s', table_name, column_name, data_type, is_nullable)
        from information_schema.columns where table_schema = '%1$s'
        union all
        select indexdef from pg_indexes where schemaname = '%1$s'
        union all
        select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid)
        from pg_constraint c join pg_namespace n on n.oid = c.connamespace
        where n.nspname = '%1$s' and c.convalidated
        order by 1
        """
            .formatted(schema),
        row -> row.getString(1));
  }

  /** Tables of a schema, but not the history of its scripts. */
  List<String> tables(String schema) throws SQLException {
    return list(
        """
        select tablename from pg_tables
        where schemaname = '%s' and tablename <> 'flyway_schema_history' order by 1
        """
            .formatted(schema),
        row -> row.getString(1));
  }

  List<Column> columns(String schema, String table) throws SQLException {
    return list(
        """
        select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
          coalesce((select a.attnum = any (i.indkey) from pg_index i
            where i.indrelid = a.attrelid and i.indisprimary), false),
          exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique
            and not i.indisprimary and i.indpred is null and i.indkey::text = a.attnum::text)
        from pg_attribute a
        where a.attrelid = '%s.%s'::regclass and a.attnum > 0 and not a.attisdropped
        order by a.attnum
        """
            .formatted(schema, table),
        row ->
            new Column(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5)));
  }

  /** Foreign keys of a table; the target is named with its schema. */
  List<Reference> references(String schema, String table) throws SQLException {
    return list(
        """
        select c.conname, a.attname, format('%%s.%%s', n.nspname, parent.relname),
          c.confdeltype = 'c', not a.attnotnull,
          exists (select from pg_index i where i.indrelid = c.conrelid and i.indisunique
            and i.indpred is null and i.indkey::text = a.attnum::text)
        from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
          join pg_class parent on parent.oid = c.confrelid
          join pg_namespace n on n.oid = parent.relnamespace
        where c.contype = 'f' and c.conrelid = '%s.%s'::regclass
        order by c.conname
        """
            .formatted(schema, table),
        row ->
            new Reference(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6)));
  }

  void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private <T> List<T> list(String sql, Reader<T> reader) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    }
  }
}
