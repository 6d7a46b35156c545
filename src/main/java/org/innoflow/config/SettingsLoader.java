package org.innoflow.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.innoflow.failure.Failure;

/**
 * Reads the configuration: {@code --set} over the {@code --conf} file over reference.conf. System
 * properties are not consulted, so that what a run did can be read off its files.
 */
public final class SettingsLoader {
  private static final Pattern HOCON = Pattern.compile("^(\\[.*]|\\{.*}|\".*\")$|\\$\\{");

  private SettingsLoader() {}

  /** Whether runs may write to one output at once. */
  private enum Lock {
    NONE,
    EXCLUSIVE
  }

  /**
   * Loads and checks everything that a run is configured by.
   *
   * @param file the {@code --conf} file, or null for reference.conf alone
   * @param overrides {@code key=value} texts, the last wins
   * @throws Failure of kind USAGE that names every fault with its file and line
   */
  public static Settings load(Path file, List<String> overrides) {
    Config config = overriding(overrides);
    if (file != null) {
      config = config.withFallback(parse(file, "read configuration"));
    }
    config = resolve(config.withFallback(reference()), file);
    Problems problems = new Problems();
    Settings settings = read(new Section(config.root(), "", problems), problems, config);
    problems.throwIfAny(name(file));
    return settings;
  }

  private static String name(Path file) {
    return file == null ? "reference.conf" : file.toString();
  }

  private static Settings read(Section root, Problems problems, Config config) {
    root.optionalString("home");
    Section input = root.section("input");
    Section output = root.section("output");
    Section flows = root.section("flows");
    Section spark = root.section("spark");
    Section checks = root.section("checks");
    RegionSets regionSets = RegionSets.read(root);
    List<SectorLabel> sectors = SectorLabel.readAll(root);
    Section organisations = root.section("organisations");
    Settings settings =
        new Settings(
            input.nonEmpty("path"),
            input.strings("replay"),
            output.nonEmpty("path"),
            output.choice("lock", Lock.class) == Lock.EXCLUSIVE,
            output.flag("keep-stage"),
            sources(root, checks.share("max-reject-share"), problems),
            regionSets,
            sectors,
            Taxonomy.readAll(root, sectors),
            organisationAliases(organisations),
            CurrencyRates.read(root),
            policyTerms(root),
            regionSets.names(flows, "region-sets"),
            flows.share("role-threshold"),
            SpecialisationSettings.read(root.section("specialisation"), regionSets),
            NetworkSettings.read(root.section("network"), regionSets),
            indices(root, regionSets, problems),
            ReportSettings.read(root.section("reports")),
            ExportSettings.read(root.section("exports"), regionSets),
            published(checks, problems),
            DriftSettings.read(checks.section("drift")),
            LineageSettings.read(root.section("lineage")),
            spark.string("master"),
            spark.optionalString("event-log"),
            spark.flat("conf"),
            Secrets.hidden(config).root().render(ConfigRenderOptions.concise().setFormatted(true)));
    List.of(input, output, organisations, flows, spark, checks, root).forEach(Section::done);
    return settings;
  }

  private static List<String> policyTerms(Section root) {
    Section policies = root.section("policies");
    List<String> terms = policies.strings("terms");
    if (terms.stream().anyMatch(String::isBlank)) {
      policies.problem("terms", "has an empty term");
    }
    policies.done();
    return terms;
  }

  private static List<SourceSettings> sources(Section root, double maxReject, Problems problems) {
    Section profiles = root.section("profiles");
    Path folder = Path.of(profiles.nonEmpty("path"));
    profiles.done();
    List<SourceSettings> sources = new ArrayList<>();
    for (Map.Entry<String, Section> entry : root.named("sources").entrySet()) {
      Section source = entry.getValue();
      SourceProfile profile = profile(folder, source, problems);
      List<String> files = source.someStrings("files");
      double share = source.has("max-reject-share") ? source.share("max-reject-share") : maxReject;
      Map<String, List<String>> lookups = lookups(source, profile);
      source.done();
      if (profile != null) {
        sources.add(new SourceSettings(entry.getKey(), profile, files, lookups, share));
      }
    }
    return sources;
  }

  /** The files of each lookup that the profile names. */
  private static Map<String, List<String>> lookups(Section source, SourceProfile profile) {
    Map<String, List<String>> files = new TreeMap<>();
    if (profile != null && !(profile.lookups().isEmpty() && !source.has("lookups"))) {
      Section section = source.section("lookups");
      profile.lookups().keySet().forEach(name -> files.put(name, section.someStrings(name)));
      section.done();
    }
    return files;
  }

  /** The declarations that are to be computed; the defaults stand for what they leave out. */
  private static List<IndexSettings> indices(Section root, RegionSets regions, Problems problems) {
    Section section = root.section("indices");
    Path folder = Path.of(section.nonEmpty("path"));
    Config defaults = section.config("defaults");
    List<IndexSettings> indices = new ArrayList<>();
    for (String id : section.strings("compute")) {
      Path file = folder.resolve(id + ".conf");
      if (!id.matches("[A-Za-z0-9._-]+") || !Files.isRegularFile(file)) {
        section.problem("compute", "'" + id + "' is no index in " + folder + existing(folder));
        continue;
      }
      Config config =
          resolve(parse(file, "read declaration of index").withFallback(defaults), file);
      indices.add(
          IndexSettings.read(
              id,
              new Section(config.root(), "", problems),
              regions,
              config.root().render(ConfigRenderOptions.concise())));
    }
    section.done();
    return indices;
  }

  private static SourceProfile profile(Path folder, Section source, Problems problems) {
    String name = source.string("profile");
    Path file = folder.resolve(name + ".conf");
    if (!name.matches("[A-Za-z0-9._-]+") || !Files.isRegularFile(file)) {
      source.problem("profile", "'" + name + "' is no profile in " + folder + existing(folder));
      return null;
    }
    Config config = resolve(parse(file, "read source profile"), file);
    return SourceProfile.read(name, new Section(config.root(), "", problems));
  }

  private static String existing(Path folder) {
    List<String> profiles = profilesIn(folder);
    return profiles.isEmpty() ? ", which has none" : ", which has " + String.join(", ", profiles);
  }

  private static List<String> profilesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".conf"))
          .map(f -> f.substring(0, f.length() - ".conf".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> organisationAliases(Section organisations) {
    List<String> files = organisations.optionalStrings("aliases");
    files.stream()
        .filter(file -> !Files.isRegularFile(Path.of(file)))
        .forEach(file -> organisations.problem("aliases", "'" + file + "' is no file"));
    return files;
  }

  private static List<PublishedFigure> published(Section checks, Problems problems) {
    List<PublishedFigure> figures = new ArrayList<>();
    for (String name : checks.optionalStrings("published")) {
      Path file = Path.of(name);
      if (Files.isRegularFile(file)) {
        Config config = resolve(parse(file, "read published figures"), file);
        figures.addAll(PublishedFigure.readAll(new Section(config.root(), "", problems)));
      } else {
        checks.problem("published", "'" + name + "' is no file");
      }
    }
    return figures;
  }

  private static Config overriding(List<String> overrides) {
    Config config = ConfigFactory.empty();
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 1) {
        throw Failure.usage(
            "use the setting",
            override,
            "it is not of the form key=value",
            "Write --set key=value");
      }
      config = assignment(override, equals).withFallback(config);
    }
    return config;
  }

  /**
   * A list, an object, a quoted text and anything with a substitution is read as HOCON; all else is
   * plain text, so that a path may hold spaces, {@code =}, {@code #} and {@code //}.
   */
  private static Config assignment(String override, int equals) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription("--set " + override);
    String key = override.substring(0, equals).strip();
    String value = override.substring(equals + 1).strip();
    if (HOCON.matcher(value).find()) {
      try {
        return ConfigFactory.parseString(key + "=" + value, options);
      } catch (ConfigException e) {
        // Plain text after all, such as [old]/data.
      }
    }
    try {
      return ConfigFactory.parseString(key + "=" + ConfigUtil.quoteString(value), options);
    } catch (ConfigException e) {
      throw Failure.usage(
          "use the setting", override, "'" + key + "' is no key", "Write --set key=value");
    }
  }

  private static Config parse(Path file, String action) {
    if (!Files.isRegularFile(file)) {
      throw Failure.usage(action, file.toString(), "there is no such file", "Check the path");
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      throw Failure.usage(
          action, file.toString(), "it is no HOCON: " + line(e), "Correct the line");
    }
  }

  private static Config resolve(Config config, Path file) {
    try {
      return config.resolve();
    } catch (ConfigException e) {
      throw Failure.usage(
          "read configuration",
          name(file),
          line(e),
          "Define what the substitution names, in the same file");
    }
  }

  /** What the library says, on one line and with no more of the path than the file's name. */
  private static String line(ConfigException e) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    return e.origin() == null || e.origin().filename() == null
        ? message
        : message.replace(e.origin().description(), "line " + e.origin().lineNumber());
  }

  /** Our own reference.conf, not one that another jar of the class path may have at its root. */
  private static Config reference() {
    String home =
        SettingsLoader.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    try {
      List<URL> all =
          Collections.list(SettingsLoader.class.getClassLoader().getResources("reference.conf"));
      URL ours =
          all.stream().filter(url -> url.getPath().contains(home)).findFirst().orElse(all.get(0));
      return ConfigFactory.parseURL(ours);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
