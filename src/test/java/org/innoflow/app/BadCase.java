package org.innoflow.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.innoflow.app.CommandProcess.Ended;

/**
 * A command that must be refused, and how.
 *
 * @param what what is wrong, for whoever reads of a case that went otherwise
 * @param args the command
 * @param codes the exit codes that are right; 0 among them where the fault may do no harm
 * @param named patterns of which the message has each: the place, the key, the value
 */
record BadCase(String what, List<String> args, Set<Integer> codes, List<String> named) {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int INPUT = 3;

  /** One message, of which a list of faults may follow in indented lines. */
  private static final Pattern MESSAGE =
      Pattern.compile("Cannot [a-z]+[^\\n]*? '.*?': .+\\. .+\\.", Pattern.DOTALL);

  private static final Pattern OF_THE_CODE =
      Pattern.compile(
          "Exception\\b|\\bError:|\\tat |(: | is )null(?![-\\w])"
              + "|\\b(java|javax|scala|sun|org\\.(apache|innoflow|codehaus)|com\\.(typesafe|fasterxml))\\.[a-z]+");

  static BadCase of(String what, int code, List<String> args, String... named) {
    return new BadCase(what, args, Set.of(code), List.of(named));
  }

  /** What is not as it should be; empty where all is. */
  List<String> faults(Ended ended) {
    List<String> faults = new ArrayList<>();
    if (!codes.contains(ended.exitCode())) {
      faults.add("exit code " + ended.exitCode() + ", not " + codes);
    }
    String message = ended.err().strip();
    if (OF_THE_CODE.matcher(message).find()) {
      faults.add("the message speaks of the code");
    }
    if (ended.exitCode() == DONE) {
      return faults;
    }
    if (!ended.out().isBlank()) {
      faults.add("stdout has: " + ended.out().lines().findFirst().orElseThrow());
    }
    if (!MESSAGE.matcher(message).matches()
        || message.lines().skip(1).anyMatch(line -> !line.startsWith("  "))) {
      faults.add("stderr is not one message");
    }
    for (String each : named) {
      if (!Pattern.compile(each).matcher(message).find()) {
        faults.add("the message does not name " + each);
      }
    }
    return faults;
  }

  /** Arguments that configure a command by a file. */
  static List<String> conf(String command, Path file, String... more) {
    List<String> args = new ArrayList<>(List.of(command, "--conf", file.toString()));
    args.addAll(List.of(more));
    return args;
  }
}
