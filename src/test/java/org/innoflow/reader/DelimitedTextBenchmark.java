package org.innoflow.reader;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A row of CSV taken apart, beside FastCSV, which takes well-formed text alone: {@code
 * jobs/bench.sh functions DelimitedText}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DelimitedTextBenchmark {
  private static final int ROWS = 1000;
  private static final Dialect DIALECT = new Dialect(',', '"', Dialect.LINES.escape());
  private static final String TEXT =
      "CN2021000001,2021-03-01,\"一种芯片, 及其 \"\"封装\"\" 方法\",苏州甲乙科技有限公司; 东南大学,江苏省; 江苏省,苏州市; 南京市,G06N3/04\r\n"
          .repeat(ROWS);

  /** One row with a quoted cell. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void innoflow(Blackhole results) throws IOException {
    try (DelimitedText rows = new DelimitedText(new StringReader(TEXT), DIALECT)) {
      for (RawRow row = rows.next(); row != null; row = rows.next()) {
        results.consume(row.cells());
      }
    }
  }

  /** The same row by the library. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void fastCsv(Blackhole results) throws IOException {
    try (var rows = CsvReader.builder().ofCsvRecord(TEXT)) {
      rows.forEach(row -> results.consume(row.getFields()));
    }
  }
}
