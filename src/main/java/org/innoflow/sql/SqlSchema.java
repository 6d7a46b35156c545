package org.innoflow.sql;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * What a query over the published tables gives, and what is wrong with it, told without a session:
 * a faulty report is found before a run.
 */
public final class SqlSchema {
  private final Map<String, StructType> tables;
  private final Map<String, Object> parameters;
  private final KnownQueries known;
  private SqlAnalysis analysis;

  /**
   * Prepares for queries over the tables.
   *
   * @param tables the tables' schemas by name
   * @param parameters what {@code :name} stands for
   */
  public SqlSchema(Map<String, StructType> tables, Map<String, Object> parameters) {
    this.tables = tables;
    this.parameters = parameters;
    known = new KnownQueries(tables, parameters);
  }

  /**
   * The columns that a query gives.
   *
   * @throws Fault that names the line of the query
   */
  public StructType of(String sql) throws Fault {
    String key = known.key(sql);
    Optional<StructType> found = known.find(key);
    if (found.isPresent()) {
      return found.get();
    }
    if (analysis == null) {
      analysis = new SqlAnalysis(tables, parameters);
    }
    StructType schema = analysis.of(sql);
    known.add(key, schema);
    return schema;
  }
}
