package org.innoflow.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
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
import org.innoflow.failure.Secrets;

/**
 * Reads the configuration: {@code --set} over the {@code --conf} file over reference.conf. System
 * properties are not consulted, so that what a run did can be read off its files.
 */
public final class SettingsLoader {
  private static final Pattern HOCON = Pattern.compile("^(\\[.*]|\\{.*}|\".*\")$|\\$\\{");

  /** A configuration may take from the environment what differs between machines. */
  private static final ConfigResolveOptions ENVIRONMENT = ConfigResolveOptions.defaults();

  /** A profile or declaration may come from elsewhere, and is told nothing of this machine. */
  private static final ConfigResolveOptions NO_ENVIRONMENT = ConfigResolveOptions.noSystem();

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
      config = config.withFallback(parse(file, "read configuration", Includes.anyFile()));
    }
    config = resolve(config.withFallback(reference()), file, ENVIRONMENT);
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
    Section checks = root.section("checks");
    RegionSets regionSets = RegionSets.read(root);
    List<SectorLabel> sectors = SectorLabel.readAll(root);
    Section organisations = root.section("organisations");
    Settings settings =
        new Settings(
            input.address("path"),
            input.strings("replay"),
            output.address("path"),
            output.choice("lock", Lock.class) == Lock.EXCLUSIVE,
            output.flag("keep-stage"),
            sources(root, checks.share("max-reject-share"), problems),
            regionSets,
            sectors,
            Taxonomy.readAll(root, sectors),
            organisationAliases(organisations),
            CurrencyRates.read(root),
            policyTerms(root),
            flowRegionSets(flows, regionSets),
            flows.share("role-threshold"),
            SpecialisationSettings.read(root.section("specialisation"), regionSets),
            NetworkSettings.read(root.section("network"), regionSets),
            indices(root, regionSets, problems),
            ReportSettings.read(root.section("reports")),
            ExportSettings.read(root.section("exports"), regionSets),
            published(checks, problems),
            DriftSettings.read(checks.section("drift")),
            LineageSettings.read(root.section("lineage")),
            PublishSettings.read(root.section("publish")),
            SparkSettings.read(root.section("spark")),
            SafeText.of(config));
    List.of(input, output, organisations, flows, checks, root).forEach(Section::done);
    return settings;
  }

  private static List<String> flowRegionSets(Section flows, RegionSets regionSets) {
    List<String> names = regionSets.names(flows, "region-sets");
    if (names.isEmpty()) {
      flows.problem("region-sets", "must name at least one: what is summed up and shown");
    }
    return names;
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
    Path folder = profiles.path("path");
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
    Path folder = section.path("path");
    Config defaults = section.config("defaults");
    List<IndexSettings> indices = new ArrayList<>();
    for (String id : section.strings("compute")) {
      if (!isNamed(id, folder)) {
        section.problem("compute", "'" + id + "' is no index in " + folder + existing(folder));
        continue;
      }
      Path file = folder.resolve(id + ".conf");
      Config config =
          resolve(
              parse(file, "read declaration of index", Includes.below(folder))
                  .withFallback(defaults),
              file,
              NO_ENVIRONMENT);
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
    if (!isNamed(name, folder)) {
      source.problem("profile", "'" + name + "' is no profile in " + folder + existing(folder));
      return null;
    }
    Path file = folder.resolve(name + ".conf");
    Config config =
        resolve(parse(file, "read source profile", Includes.below(folder)), file, NO_ENVIRONMENT);
    return SourceProfile.read(name, new Section(config.root(), "", problems));
  }

  /** Whether a folder has a file of that name, which leads out of no folder. */
  private static boolean isNamed(String name, Path folder) {
    return name.matches("[A-Za-z0-9._-]+") && Files.exists(folder.resolve(name + ".conf"));
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
    return organisations.files("aliases").stream().map(Path::toString).toList();
  }

  private static List<PublishedFigure> published(Section checks, Problems problems) {
    List<PublishedFigure> figures = new ArrayList<>();
    for (Path file : checks.files("published")) {
      Path folder = file.toAbsolutePath().getParent();
      Config config =
          resolve(
              parse(file, "read published figures", Includes.below(folder)), file, NO_ENVIRONMENT);
      figures.addAll(PublishedFigure.readAll(new Section(config.root(), "", problems)));
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
            Secrets.hiddenInArgument(override),
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
        ConfigParseOptions.defaults()
            .setOriginDescription("--set " + Secrets.hiddenInArgument(override));
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
          "use the setting",
          Secrets.hiddenInArgument(override),
          "'" + key + "' is no key",
          "Write --set key=value");
    }
  }

  private static Config parse(Path file, String action, Includes includes) {
    if (!Files.isRegularFile(file)) {
      throw Failure.usage(
          action,
          file.toString(),
          Files.exists(file) ? "it is no file" : "there is no such file",
          "Check the path");
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(),
          ConfigParseOptions.defaults().setAllowMissing(false).setIncluder(includes));
    } catch (ConfigException e) {
      throw Failure.usage(
          action, file.toString(), "it is no HOCON: " + line(e), "Correct the line");
    } catch (StackOverflowError e) {
      throw Failure.usage(
          action, file.toString(), "it is nested too deeply", "Correct its brackets");
    }
  }

  private static Config resolve(Config config, Path file, ConfigResolveOptions options) {
    try {
      return config.resolve(options);
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
