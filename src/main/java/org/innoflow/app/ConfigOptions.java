package org.innoflow.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import picocli.CommandLine.Option;

/** The options by which every command is configured. */
final class ConfigOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Configuration file (HOCON). Default: $INNOFLOW_CONF.",
      defaultValue = "${env:INNOFLOW_CONF}")
  private Path conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key of the configuration; may be given several times.")
  private List<String> overrides = new ArrayList<>();

  Settings load() {
    return load(List.of());
  }

  /** The configuration with further settings, which go before those of the command line. */
  Settings load(List<String> more) {
    List<String> all = new ArrayList<>(overrides);
    all.addAll(more);
    return SettingsLoader.load(conf, all);
  }
}
