package org.innoflow.sql;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Spark's types by their names in SQL. */
public final class SqlTypes {
  /** The frequent ones: Spark's parser is large, and takes a new Java machine a second to load. */
  private static final Map<String, DataType> SIMPLE =
      Stream.concat(
              Stream.of(
                      DataTypes.StringType,
                      DataTypes.LongType,
                      DataTypes.IntegerType,
                      DataTypes.DoubleType,
                      DataTypes.BooleanType,
                      DataTypes.DateType)
                  .map(type -> Map.entry(type.catalogString(), type)),
              Stream.of(Map.entry("long", DataTypes.LongType)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private SqlTypes() {}

  /** The type of a name such as {@code string}, {@code long} or {@code decimal(20,0)}. */
  public static DataType of(String name) {
    DataType simple = SIMPLE.get(name);
    return simple == null ? DataType.fromDDL(name) : simple;
  }
}
