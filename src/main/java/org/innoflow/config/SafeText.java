package org.innoflow.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.innoflow.failure.Secrets;

/** A configuration as a manifest may hold it: without passwords and keys. */
final class SafeText {
  private SafeText() {}

  static String of(Config config) {
    return hidden("", config.root()).render(ConfigRenderOptions.concise().setFormatted(true));
  }

  /** The value at a path; what is secret by its path or in its text is hidden. */
  private static ConfigValue hidden(String path, ConfigValue value) {
    if (value instanceof ConfigObject object) {
      ConfigObject safe = object;
      for (Map.Entry<String, ConfigValue> each : object.entrySet()) {
        safe = safe.withValue(each.getKey(), hidden(path + "." + each.getKey(), each.getValue()));
      }
      return safe;
    }
    if (value.valueType() == ConfigValueType.NULL) {
      return value;
    }
    Object text = Secrets.isSecret(path) ? Secrets.HIDDEN : hidden(value.unwrapped());
    return value.unwrapped().equals(text) ? value : ConfigValueFactory.fromAnyRef(text);
  }

  private static Object hidden(Object value) {
    if (value instanceof String text) {
      return Secrets.hiddenIn(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(SafeText::hidden).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> safe = new LinkedHashMap<>();
      map.forEach((key, each) -> safe.put(key, hidden(each)));
      return safe;
    }
    return value;
  }
}
