package org.innoflow.sql;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");
  private static final Pattern ARRAY = Pattern.compile("array<(.+)>");

  private SqlTypes() {}

  /** The type of a name such as {@code string}, {@code decimal(20,0)} or {@code array<string>}. */
  public static DataType of(String name) {
    DataType simple = SIMPLE.get(name);
    if (simple != null) {
      return simple;
    }
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches()) {
      return DataTypes.createDecimalType(
          Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    Matcher array = ARRAY.matcher(name);
    return array.matches() ? DataTypes.createArrayType(of(array.group(1))) : DataType.fromDDL(name);
  }
}
