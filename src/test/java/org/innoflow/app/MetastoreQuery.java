package org.innoflow.app;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** Prints the rows of queries over a Hive metastore, as a tool would that knows nothing but it. */
final class MetastoreQuery {
  private MetastoreQuery() {}

  /** Takes the JDBC address of the metastore's database, then queries. */
  public static void main(String[] args) throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.hadoop.javax.jdo.option.ConnectionURL", args[0])
            .enableHiveSupport()
            .getOrCreate()) {
      for (int i = 1; i < args.length; i++) {
        System.out.println("? " + args[i]);
        spark
            .sql(args[i])
            .collectAsList()
            .forEach(
                row ->
                    System.out.println(
                        "> "
                            + IntStream.range(0, row.size())
                                .mapToObj(column -> String.valueOf(row.get(column)))
                                .collect(Collectors.joining("\t"))));
      }
    }
  }
}
