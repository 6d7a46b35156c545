package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who belongs to whom, as the registry says; held in memory, 32 bytes or so per organisation with a
 * parent.
 */
record Parents(Map<Long, Long> parents) implements Serializable {
  /**
   * Collects the parents.
   *
   * @param registry {@link Registry#SCHEMA}
   */
  static Parents of(Dataset<Row> registry) {
    Map<Long, Long> parents = new HashMap<>();
    registry
        .filter(col("parent_org_id").isNotNull())
        .select("org_id", "parent_org_id")
        .collectAsList()
        .forEach(r -> parents.put(r.getLong(0), r.getLong(1)));
    return new Parents(parents);
  }

  /**
   * The organisation above all others; the organisation itself where it has no parent. Of
   * organisations that own each other it is the one with the smallest id.
   */
  long top(long orgId) {
    Set<Long> chain = new LinkedHashSet<>();
    Long at = orgId;
    while (at != null && chain.add(at)) {
      at = parents.get(at);
    }
    if (at == null) {
      return chain.stream().reduce((a, b) -> b).orElseThrow();
    }
    long first = at;
    return chain.stream().dropWhile(id -> id != first).mapToLong(id -> id).min().orElseThrow();
  }
}
