package org.innoflow.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Passwords and keys in a configuration, which nobody may read in a manifest or a log. */
final class Secrets {
  private static final String HIDDEN = "(hidden)";

  /** Parts of the names of keys whose values are secret. */
  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "password|passwd|secret|token|credential|access[._-]?key|private[._-]?key|api[._-]?key",
          Pattern.CASE_INSENSITIVE);

  /** {@code user:password@} in an address. */
  private static final Pattern USER_IN_ADDRESS = Pattern.compile("(?<=://)[^/@\\s]+@");

  private Secrets() {}

  /** The configuration with what is secret hidden. */
  static Config hidden(Config config) {
    Config safe = config;
    for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
      ConfigValue value = entry.getValue();
      List<String> path = ConfigUtil.splitPath(entry.getKey());
      boolean secret = path.stream().anyMatch(key -> SECRET_KEY.matcher(key).find());
      if (secret) {
        safe = safe.withValue(entry.getKey(), ConfigValueFactory.fromAnyRef(HIDDEN));
      } else if (value.valueType() == ConfigValueType.STRING) {
        String text = (String) value.unwrapped();
        String without = USER_IN_ADDRESS.matcher(text).replaceAll(HIDDEN + "@");
        if (!without.equals(text)) {
          safe = safe.withValue(entry.getKey(), ConfigValueFactory.fromAnyRef(without));
        }
      }
    }
    return safe;
  }
}
