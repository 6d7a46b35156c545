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
    return SettingsLoader.load(conf, overrides);
  }
}
