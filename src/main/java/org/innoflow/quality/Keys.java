package org.innoflow.quality;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.io.SideBySide;

/**
 * The keys of a release's tables: no two rows of one grain (but for some tables, see below), no
 * value that the table it points to does not have. Keys of all tables are compared in two queries,
 * by hashes of 64 bits. Rows of one grain that hashes seem to show are counted again by the grain
 * itself; a value that points nowhere has the hash of one of 10^9 others with a probability of
 * 10^-10.
 */
final class Keys {
  /**
   * A key.
   *
   * @param columns that make it up, as SQL; a foreign key has one
   * @param parent where a foreign key must be found; null for a grain
   */
  record Key(String id, String scope, String table, List<String> columns, Parent parent) {
    private String hashed(int key) {
      if (parent != null) {
        return "select %d as key, hash from (%s)"
            .formatted(key, parent.hashed(table, columns.get(0)));
      }
      // A null has no hash of its own, and would be the same wherever in the key it stands.
      String cells =
          columns.stream().map(c -> c + ", " + c + " is null").collect(Collectors.joining(", "));
      return "select %d as key, xxhash64(%s) as hash from %s".formatted(key, cells, table);
    }

    private String exact() {
      return """
          select coalesce(sum(n - 1), 0) from (
            select count(*) as n from %s group by %s having n > 1)"""
          .formatted(table, String.join(", ", columns));
    }
  }

  /**
   * The keys that a table has.
   *
   * @param key as SQL
   */
  record Parent(String table, String key) {
    /** The hashes of its keys, or of those in another table that point to it. */
    private String hashed(String from, String column) {
      return "select xxhash64('%s', k) as hash from (select %s as k from %s) where k is not null"
          .formatted((table + " " + key).replace("'", ""), column, from);
    }

    private String hashed() {
      return hashed(table, key);
    }
  }

  /**
   * Tables whose rows are not counted against their grain, which would take as long as to make
   * them: an event has its distinct parties, sectors and pairs in its row, where they are made
   * from. A refused row stands in its file once.
   */
  private static final Set<String> UNCOUNTED =
      Set.of("event_party", "event_sector", "link", "reject");

  private static final List<Key> REFERENCES =
      List.of(
          foreignKey("event_party", "org_id", "dim_organisation", "org_id"),
          foreignKey("event_party", "place_id", "dim_place", "place_id"),
          foreignKey("event_party", "place_id_then", "dim_place", "place_id"),
          foreignKey("dim_organisation", "place_id", "dim_place", "place_id"),
          foreignKey("dim_organisation", "parent_org_id", "dim_organisation", "org_id"),
          foreignKey("dim_organisation", "group_org_id", "dim_organisation", "org_id"),
          foreignKey("dim_place", "province_id", "dim_place", "place_id"),
          foreignKey("dim_place", "successor_id", "dim_place", "place_id"),
          foreignKey("indicator", "place_id", "dim_place", "place_id"),
          foreignKey("policy", "place_id", "dim_place", "place_id"),
          foreignKey("policy_term", "place_id", "dim_place", "place_id"),
          foreignKey("flow_city", "src_city_id", "dim_place", "place_id"),
          foreignKey("flow_city", "dst_city_id", "dim_place", "place_id"),
          foreignKey("flow_province", "src_province_id", "dim_place", "place_id"),
          foreignKey("flow_province", "dst_province_id", "dim_place", "place_id"),
          foreignKey("place_profile", "place_id", "dim_place", "place_id"),
          foreignKey("region_profile", "place_id", "dim_place", "place_id"),
          foreignKey("org_profile", "org_id", "dim_organisation", "org_id"),
          foreignKey("network_graph", "graph_id", "network_catalog", "graph_id"),
          foreignKey("network_node", "graph_id", "network_catalog", "graph_id"),
          nodeKey("place", "not like", "dim_place", "place_id"),
          nodeKey("organisation", "like", "dim_organisation", "cast(org_id as string)"),
          foreignKey("network_concentration", "graph_id", "network_catalog", "graph_id"),
          foreignKey("flow_significance", "graph_id", "network_catalog", "graph_id"),
          foreignKey("network_graph", "metric_id", "dim_metric", "metric_id"),
          foreignKey("specialisation", "place_id", "dim_place", "place_id"),
          foreignKey("place_structure", "place_id", "dim_place", "place_id"),
          foreignKey("place_similarity", "place_id", "dim_place", "place_id"),
          foreignKey("place_similarity", "other_place_id", "dim_place", "place_id"),
          indexKey("index_value"),
          indexKey("index_growth"),
          foreignKey("index_node", "index_id", "index_catalog", "index_id"),
          foreignKey(
              "index_value",
              "place_id",
              "case when index_id in (select index_id from index_catalog where level <> 'region')"
                  + " then place_id end",
              "dim_place",
              "place_id"),
          sectorKey("event_sector", "sector_id"),
          sectorKey("flow_city", "sector_id"),
          sectorKey("specialisation", "sector_id"),
          sectorKey("sector_relatedness", "sector_id"),
          sectorKey("sector_relatedness", "other_sector_id"));

  private Keys() {}

  /**
   * Counts the rows that break a key, in the views of the tables.
   *
   * @param reports further tables with a grain
   * @param rows of all tables; an empty one is not read
   */
  static List<Check> check(SparkSession session, List<Table> reports, Map<String, Long> rows) {
    List<Key> all = all(reports);
    Map<String, Check> found =
        run(session, all.stream().filter(key -> rows.get(key.table()) > 0).toList()).stream()
            .collect(Collectors.toMap(Check::checkId, Function.identity()));
    return all.stream().map(key -> found.getOrDefault(key.id(), check(key, 0))).toList();
  }

  static List<Key> all(List<Table> reports) {
    return Stream.of(
            REFERENCES.stream(),
            reports.stream().map(Keys::grain),
            Contract.checkedTables().stream()
                .filter(table -> !UNCOUNTED.contains(table.name()))
                .map(Keys::grain))
        .flatMap(Function.identity())
        .toList();
  }

  /** Compares some of the keys. */
  static List<Check> run(SparkSession session, List<Key> keys) {
    List<Key> grains = keys.stream().filter(key -> key.parent() == null).toList();
    List<Key> references = keys.stream().filter(key -> key.parent() != null).toList();
    List<Callable<List<Check>>> queries =
        List.of(() -> grains(session, grains), () -> references(session, references));
    return SideBySide.of(queries).stream().flatMap(List::stream).toList();
  }

  private static List<Check> grains(SparkSession session, List<Key> grains) {
    Map<Integer, Long> repeated =
        broken(
            session,
            grains,
            """
            select key, sum(n - 1) from (
              select key, count(*) as n from (%s) group by key, hash having n > 1)
            group by key"""
                .formatted(hashed(grains)));
    repeated.replaceAll(
        (i, rows) -> session.sql(grains.get(i).exact()).collectAsList().get(0).getLong(0));
    return checks(grains, repeated);
  }

  private static List<Check> references(SparkSession session, List<Key> references) {
    String parents =
        references.stream()
            .map(Key::parent)
            .distinct()
            .map(Parent::hashed)
            .collect(Collectors.joining("\nunion all\n"));
    Map<Integer, Long> dangling =
        broken(
            session,
            references,
            """
            select key, sum(n) from (
              select key, hash, count(*) as n from (%s) group by key, hash)
            left anti join (select distinct hash from (%s)) using (hash) group by key"""
                .formatted(hashed(references), parents));
    return checks(references, dangling);
  }

  /** What the query counts, by the place of the key in the list. */
  private static Map<Integer, Long> broken(SparkSession session, List<Key> keys, String sql) {
    Map<Integer, Long> broken = new TreeMap<>();
    if (!keys.isEmpty()) {
      session.sql(sql).collectAsList().forEach(row -> broken.put(row.getInt(0), row.getLong(1)));
    }
    return broken;
  }

  private static String hashed(List<Key> keys) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i).hashed(i))
        .collect(Collectors.joining("\nunion all\n"));
  }

  private static List<Check> checks(List<Key> keys, Map<Integer, Long> broken) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> check(keys.get(i), broken.getOrDefault(i, 0L)))
        .toList();
  }

  private static Check check(Key key, long broken) {
    return Check.counts(key.id(), key.scope(), broken, 0);
  }

  private static Key foreignKey(String table, String key, String parent, String parentKey) {
    return foreignKey(table, key, key, parent, parentKey);
  }

  private static Key sectorKey(String table, String key) {
    return foreignKey(
        table,
        key,
        "concat(scheme, '/', " + key + ")",
        "dim_sector",
        "concat(scheme, '/', sector_id)");
  }

  private static Key indexKey(String table) {
    String key = "concat_ws('/', edition, index_id, node)";
    return foreignKey(table, "node", key, "index_node", key);
  }

  /** A vertex is an organisation in the graphs of that level, and a place in the others. */
  private static Key nodeKey(String kind, String like, String parent, String parentKey) {
    return foreignKey(
        "network_node",
        "node_id/" + kind,
        "case when graph_id " + like + " '%/ALL/ALL/organisation/%' then node_id end",
        parent,
        parentKey);
  }

  private static Key foreignKey(
      String table, String name, String key, String parent, String parentKey) {
    return new Key(
        "foreign_key/" + table + "." + name,
        "rows of " + table + " whose " + key + " is not in " + parent,
        table,
        List.of(key),
        new Parent(parent, parentKey));
  }

  private static Key grain(Table table) {
    return new Key(
        "grain/" + table.name(),
        "rows of " + table.name() + " that share " + String.join(", ", table.grain()),
        table.name(),
        table.grain(),
        null);
  }
}
