package org.innoflow.place;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Locating an address, in its usual forms: {@code jobs/bench.sh functions Address}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AddressBenchmark {
  private static final int FORMS = 8;
  private static final List<String> ADDRESSES =
      List.of(
          "江苏省苏州市工业园区星湖街328号创意产业园",
          "上海市浦东新区张江路665号",
          "215123 江苏省苏州市苏州工业园区仁爱路188号",
          "浙江省杭州市西湖区浙大路38号",
          "安徽合肥高新区望江西路666号",
          "昆山市花桥经济开发区兆丰路18号",
          "No. 2, Sipailou, Xuanwu District, Nanjing, Jiangsu Province 210096, China",
          "某某路1号");

  private final AddressLocator locator = AddressLocator.china();

  /** One address, on average over the forms. */
  @Benchmark
  @OperationsPerInvocation(FORMS)
  public void locate(Blackhole results) {
    for (String address : ADDRESSES) {
      results.consume(locator.locate(address));
    }
  }
}
