package org.innoflow.organisation;

import java.util.List;
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

/** A name in its canonical form, and its id: {@code jobs/bench.sh functions OrganisationName}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OrganisationNameBenchmark {
  private static final int FORMS = 6;
  private static final List<String> NAMES =
      List.of(
          "苏州甲乙智能科技有限公司",
          "甲乙（上海）集成電路股份有限公司",
          "东南大学",
          "甲乙 丙丁，Ｌｔｄ．",
          "ACME Robotics Co., Ltd.",
          "国网江苏省电力有限公司苏州供电分公司");

  /** One name, on average over the forms. */
  @Benchmark
  @OperationsPerInvocation(FORMS)
  public void canonicalAndId(Blackhole results) {
    for (String name : NAMES) {
      results.consume(OrganisationName.id(OrganisationName.canonical(name)));
    }
  }
}
