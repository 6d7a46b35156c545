package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.innoflow.app.CommandProcess.Ended;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Configurations, profiles, declarations, reports, extracts and commands with one fault each: each
 * is refused with its exit code and one message that names the place, and nothing is written.
 */
final class BadInputTest {
  private static final int CASES = 600;
  private static final int LONG_CASES = 10_000;
  private static final int SHOWN = 40;

  @TempDir private Path folder;

  /** Made once: it is half the time of a command that is refused. */
  private final CommandLine commandLine = Main.commandLine();

  @Test
  void everyBadInputIsRefusedWithItsMessage() throws IOException {
    tryAll(0, CASES);
  }

  @Test
  @Tag("long")
  void tenThousandBadInputsAreRefusedWithTheirMessages() throws IOException {
    tryAll(CASES, LONG_CASES);
  }

  private void tryAll(int firstSeed, int cases) throws IOException {
    SoundInputs sound = SoundInputs.in(folder);
    assertThat(execute(BadCase.conf("plan", sound.configuration())))
        .extracting(Ended::exitCode, Ended::err)
        .containsExactly(BadCase.DONE, "");
    SparkContext spark = TestSpark.session().sparkContext();
    Map<String, BadInputs> kinds = kinds(sound);
    List<String> names = List.copyOf(kinds.keySet());
    Map<Integer, Integer> codes = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (int seed = firstSeed; seed < firstSeed + cases; seed++) {
      String kind = names.get(seed % names.size());
      BadCase each = kinds.get(kind).next(new Random(seed));
      Ended ended = execute(each.args());
      codes.merge(ended.exitCode(), 1, Integer::sum);
      List<String> wrong = each.faults(ended);
      if (Files.exists(sound.output())) {
        wrong.add("it has written " + sound.output());
      }
      if (!wrong.isEmpty()) {
        faults.add(
            "%s, seed %d, %s: %s\n  %s".formatted(kind, seed, each.what(), wrong, ended.err()));
      }
      sound.clear();
    }
    assertThat(faults.stream().limit(SHOWN)).as("%d of %d cases", faults.size(), cases).isEmpty();
    assertThat(codes.getOrDefault(BadCase.DONE, 0))
        .as("faults that do no harm, %s", codes)
        .isLessThan(cases / 8);
    assertThat(spark.isStopped()).as("a command has opened and closed the session").isFalse();
    assertThat(codes.keySet()).contains(BadCase.USAGE, BadCase.INPUT);
  }

  private static Map<String, BadInputs> kinds(SoundInputs sound) throws IOException {
    Map<String, BadInputs> kinds = new LinkedHashMap<>();
    kinds.put("configuration", BadHocon.configurations(sound));
    kinds.put("profile", BadHocon.profiles(sound));
    kinds.put("index", BadHocon.indices(sound));
    kinds.put("report", new BadReports(sound));
    kinds.put("extract", new BadExtracts(sound));
    kinds.put("setting", BadCommands.settings(sound));
    kinds.put("value", BadCommands.values(sound));
    kinds.put("command", BadCommands.commands(sound));
    kinds.put("extract of another format", new BadExtracts(sound));
    return kinds;
  }

  private Ended execute(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = Main.execute(commandLine, args.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }
}
