package org.innoflow.config;

import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.List;
import org.innoflow.failure.Failure;

/** The faults found in configuration files, gathered so that all are reported at once. */
final class Problems {
  private final List<String> lines = new ArrayList<>();

  void add(ConfigOrigin origin, String path, String reason) {
    lines.add(location(origin) + ": " + path + " " + reason);
  }

  /** Ends reading with all faults, if there are any. */
  void throwIfAny(String file) {
    if (!lines.isEmpty()) {
      String count = lines.size() == 1 ? "1 fault" : lines.size() + " faults";
      throw Failure.usage(
          "read configuration",
          file,
          count + ":\n  " + String.join("\n  ", lines),
          "Correct the keys named above; reference.conf explains every one");
    }
  }

  private static String location(ConfigOrigin origin) {
    if (origin.filename() != null) {
      return origin.filename() + ":" + origin.lineNumber();
    }
    if (origin.resource() != null) {
      return origin.resource() + ":" + origin.lineNumber();
    }
    return origin.description();
  }
}
