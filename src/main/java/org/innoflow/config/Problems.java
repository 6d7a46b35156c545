package org.innoflow.config;

import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.innoflow.failure.Failure;

/** The faults found in configuration files, gathered so that all are reported at once. */
final class Problems {
  /** An option has one line; its number says nothing. */
  private static final Pattern LINE_OF_OPTION = Pattern.compile("(?<=^--set .{1,9999}): 1$");

  /** The object of a file and that of its defaults; the first is the user's. */
  private static final Pattern MERGED = Pattern.compile("merge of (.*?): ([0-9]+),");

  private final List<String> lines = new ArrayList<>();

  void add(ConfigOrigin origin, String path, String reason) {
    lines.add(location(origin) + ": " + path + " " + reason);
  }

  /** Ends reading with all faults, if there are any. */
  void throwIfAny(String file) {
    if (!lines.isEmpty()) {
      throw Failure.usage(
          "read configuration",
          file,
          lines.size() == 1 ? "it has 1 fault" : "it has " + lines.size() + " faults",
          "Correct the keys below; reference.conf and conf/sources explain every one:\n  "
              + String.join(".\n  ", lines));
    }
  }

  private static String location(ConfigOrigin origin) {
    Matcher merged = MERGED.matcher(origin.description());
    if (merged.lookingAt()) {
      return merged.group(1) + ":" + merged.group(2);
    }
    if (origin.filename() != null) {
      return origin.filename() + ":" + origin.lineNumber();
    }
    if (origin.resource() != null) {
      return origin.resource() + ":" + origin.lineNumber();
    }
    return LINE_OF_OPTION.matcher(origin.description()).replaceFirst("");
  }
}
