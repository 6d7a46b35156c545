package org.innoflow.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Column;
import org.innoflow.contract.Table;
import org.innoflow.sql.SqlTypes;

/** The contract's tables as Spark schemas. */
public final class Schemas {
  private Schemas() {}

  /** The table's schema, with the columns' meanings as comments. */
  public static StructType of(Table table) {
    return new StructType(table.columns().stream().map(Schemas::field).toArray(StructField[]::new));
  }

  static DataType type(Column column) {
    return SqlTypes.of(column.type());
  }

  static Metadata comment(Column column) {
    return new MetadataBuilder().putString("comment", column.en()).build();
  }

  private static StructField field(Column column) {
    return new StructField(column.name(), type(column), true, comment(column));
  }

  /**
   * All differences between a schema and the contract, nullability apart: missing, added, retyped.
   * Empty where there is none.
   */
  public static List<String> differences(Table table, StructType actual) {
    Map<String, String> types = new LinkedHashMap<>();
    Arrays.stream(actual.fields()).forEach(f -> types.put(f.name(), f.dataType().catalogString()));
    List<String> differences = new ArrayList<>();
    for (Column column : table.columns()) {
      String expected = type(column).catalogString();
      String found = types.remove(column.name());
      if (found == null) {
        differences.add("missing: " + column.name());
      } else if (!found.equals(expected)) {
        differences.add("retyped: " + column.name() + " is " + found + ", not " + expected);
      }
    }
    types.keySet().forEach(name -> differences.add("added: " + name));
    return differences;
  }
}
