package org.innoflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.innoflow.config.EventSpec.Grain;
import org.innoflow.contract.Layer;
import org.innoflow.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsLoaderTest {
  private static final String PROFILE =
      """
      layer = copatent
      format = csv
      encoding = UTF-8
      row = event
      event {
        id = [{ column = id }]
        year = year
      }
      parties = [{ role = applicant, name = name }]
      """;

  @TempDir private Path folder;

  @Test
  void defaultsLoadWithoutAnyFile() {
    Settings settings = load();

    assertThat(settings.sources()).isEmpty();
    assertThat(settings.outputPath()).isEqualTo("output");
    assertThat(settings.inputPath()).endsWith("/data-sample");
    assertThat(settings.keepStage()).isFalse();
    assertThat(settings.network().pageRank().damping()).isEqualTo(0.85);
    assertThat(settings.network().levels()).containsExactly("city", "province");
    assertThat(settings.regionSets().members().get("yrd27")).hasSize(27).doesNotHaveDuplicates();
    assertThat(settings.regionSets().members().get("g60")).hasSize(9).doesNotHaveDuplicates();
    assertThat(settings.regionSets().members().get("national")).hasSize(31).doesNotHaveDuplicates();
    assertThat(settings.currencies().rate("USD", 2021))
        .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("6.4515"));
    assertThat(settings.currencies().rate("CNY", 1900))
        .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("1"));
    assertThat(settings.currencies().rate("USD", 1900)).isEmpty();
    assertThat(settings.spark().conf()).isEmpty();
  }

  @Test
  void shippedConfigurationOfTheSampleLoads() {
    Settings settings = SettingsLoader.load(Path.of("conf/local.conf"), List.of());

    assertThat(settings.sources())
        .extracting(s -> s.name() + " " + s.profile().name() + " " + s.maxRejectShare())
        .contains("deals venture-cn 0.05", "patents patsnap 0.05", "transfers transfer-cn 0.05");
    assertThat(settings.publishedFigures()).hasSizeGreaterThan(10);
    SourceProfile deals = profile(settings, "deals");
    EventSpec event = (EventSpec) deals.content();
    assertThat(event.layer()).isEqualTo(Layer.VENTURE);
    assertThat(deals.file().kind()).isEqualTo(FileFormat.Kind.AUTO);
    assertThat(event.grain()).isEqualTo(Grain.PARTY);
    assertThat(deals.file().findsEncoding()).isTrue();
    assertThat(event.amount().unit()).isEqualByComparingTo("10000");
    assertThat(event.amount().currencyNames()).containsEntry("美元", "USD");
  }

  @Test
  void configurationIncludesThatOfTheCluster(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("conf"));
    Files.copy(Path.of("conf/cluster.conf"), folder.resolve("conf/cluster.conf"));
    Path conf = folder.resolve("my.conf");
    Files.writeString(
        conf,
        """
        include "conf/cluster.conf"
        input.path = "hdfs:///extracts"
        sources { patents { profile = patsnap, files = ["patents/*.csv"] } }
        """);
    Settings settings = SettingsLoader.load(conf, List.of());

    assertThat(settings.sources()).hasSize(1);
    assertThat(settings.spark().conf())
        .containsOnly(
            Map.entry("spark.sql.shuffle.partitions", "200"),
            Map.entry("spark.sql.codegen.hugeMethodLimit", "8000"));
  }

  static Stream<String> everyShippedProfileLoads() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("conf/sources"))) {
      return files
          .map(f -> f.getFileName().toString().replace(".conf", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource
  void everyShippedProfileLoads(String profile) {
    List<String> source =
        new ArrayList<>(
            List.of(
                "sources.x.profile=" + profile,
                "sources.x.files=x.csv",
                "sources.x.max-reject-share=1"));
    if (profile.equals("patentsview-assignees")) {
      source.add("sources.x.lookups.location=places.tsv");
    }
    Settings settings = load(source.toArray(String[]::new));

    assertThat(settings.sources().get(0).profile().name()).isEqualTo(profile);
    assertThat(settings.sources().get(0).files()).containsExactly("x.csv");
    assertThat(settings.sources().get(0).maxRejectShare()).isEqualTo(1.0);
  }

  @Test
  void allFaultsOfTheFileAndOfItsProfileAreReportedAtOnce() throws IOException {
    Path profile =
        write(
            "bad.conf",
            """
            layer = copatent
            format = cvs
            encodng = GBK
            encoding = GB99999
            row = [1]
            event {
              id = [{ column = id, requird = true }]
              date = day
              date-formats = ["yyyy-MM-dd", "nonsense"]
            }
            parties = [
              { role = inventor, name = name }
            ]
            delimiter = ";;"
            """);
    Path conf =
        write(
            "my.conf",
            """
            # comment
            outptu.path = out
            output.keep-stage = perhaps
            profiles.path = "%s"
            sources {
              a { profile = bad }
              b { profile = bda, files = [x] }
            }
            network {
              levels = [city, county]
              region-sets = [all, yrd14]
              pagerank { damping = high, iterations = 20.5 }
            }
            checks.max-reject-share = 5
            """
                .formatted(folder));

    Failure failure = fault(conf);

    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
    assertThat(failure.getMessage().lines().toList())
        .containsExactly(
            "Cannot read configuration '"
                + conf
                + "': it has 18 faults. Correct the keys below; reference.conf and conf/sources"
                + " explain every one:",
            "  " + conf + ":3: output.keep-stage must be true or false, not \"perhaps\".",
            "  " + conf + ":14: checks.max-reject-share must lie between 0 and 1.",
            "  " + profile + ":2: format 'cvs' is none of auto, csv, xlsx, jsonl, parquet.",
            "  " + profile + ":4: encoding 'GB99999' is no character set of this Java.",
            "  " + profile + ":14: delimiter must be one character, not ';;'.",
            "  " + profile + ":5: row must be a text, not [1].",
            "  " + profile + ":7: event.id[0].requird is no key; the nearest is 'required'.",
            "  "
                + profile
                + ":9: event.date-formats 'nonsense' is no date pattern; yyyy-MM-dd and yyyy/M/d"
                + " are.",
            "  "
                + profile
                + ":12: parties[0].role 'inventor' is no role of layer copatent, which has"
                + " applicant.",
            "  " + profile + ":11: parties has no party of role applicant.",
            "  " + profile + ":3: encodng is no key; the nearest is 'encoding'.",
            "  " + conf + ":6: sources.a.files is required.",
            "  "
                + conf
                + ":7: sources.b.profile 'bda' is no profile in "
                + folder
                + ", which has bad, my.",
            "  " + conf + ":10: network.levels 'county' is none of [city, province].",
            "  "
                + conf
                + ":11: network.region-sets 'yrd14' is no region set; there are all, chengyu, g60,"
                + " jing-jin-ji, national, prd, sh-bj-gd, yrd-without-shanghai, yrd27, yrd41.",
            "  " + conf + ":12: network.pagerank.damping must be a number, not \"high\".",
            "  " + conf + ":12: network.pagerank.iterations must be a whole number, not 20.5.",
            "  " + conf + ":2: outptu is no key; the nearest is 'output'.");
  }

  @Test
  void aSingleFaultIsASingleFault() throws IOException {
    Path conf = write("my.conf", "network.pagerank.dampin = 0.9\n");

    assertThat(fault(conf))
        .hasMessage(
            "Cannot read configuration '%s': it has 1 fault. Correct the keys below;"
                + " reference.conf and conf/sources explain every one:\n"
                + "  %s:1: network.pagerank.dampin is no key; the nearest is 'damping'.",
            conf, conf);
  }

  @Test
  void whatInnoflowReliesOnIsNotForConfiguration() throws IOException {
    Path conf = write("my.conf", "spark.conf { spark.sql.session.timeZone = Asia/Shanghai }\n");

    assertThat(fault(conf))
        .hasMessageContaining(
            conf
                + ":1: spark.conf has spark.sql.session.timeZone = Asia/Shanghai; innoflow relies"
                + " on UTC");
    assertThat(
            SettingsLoader.load(
                    write("same.conf", "spark.conf { spark.sql.session.timeZone = UTC }\n"),
                    List.of())
                .spark()
                .conf())
        .hasSize(1);
  }

  @Test
  void aMissingKeyNamesTheLineOfItsObject() throws IOException {
    Path conf = write("my.conf", "\n\nsources.a {\n  files = [x]\n}\n");

    assertThat(fault(conf)).hasMessageContaining(conf + ":3: sources.a.profile is required");
  }

  @Test
  void anUnknownKeyFarFromEveryOtherGetsTheListOfKeys() throws IOException {
    Path conf = write("my.conf", "flows.zzzzzzzzzzzzzzzz = 1\n");

    assertThat(fault(conf))
        .hasMessageContaining(
            "flows.zzzzzzzzzzzzzzzz is no key; the keys here are region-sets, role-threshold");
  }

  @Test
  void aProfileOfAnUnknownLayerIsNotBlamedForItsRoles() throws IOException {
    assertThat(faultOfProfile(PROFILE.replace("copatent", "patent")))
        .hasMessageContaining("it has 1 fault")
        .hasMessageContaining("profile.conf:1: layer 'patent' is none of copatent, transfer,")
        .hasMessageContaining("the nearest is 'copatent'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          year = year                   | # no year at all  | event.year or date is required
          encoding = UTF-8              | encoding = "utf8 ?" | is no character set of this Java
          id = [{ column = id }]        | id = []           | event.id must have at least one
          id = [{ column = id }]        | id = [{ column = [] }] | event.id[0].column must name at least one
          id = [{ column = id }]        | id = { column = id } | event.id must be a list of objects, not {"column":"id"}
          name = name                   | name = []         | parties[0].name must name at least one
          role = applicant              | x = y             | parties[0].role is required
          year = year                   | { year = year, date-formats = "YYYY-MM-DD" } | 'YYYY-MM-DD' is no date pattern
          year = year                   | { year = year, date-formats = "yyyy-MM" } | 'yyyy-MM' is no date pattern
          year = year                   | { year = year, amount { column = a, unit = 0 } } | event.amount.unit must be above 0
          name = name                   | { name = name, place { scheme = usa } } | 'usa' is none of none, cn, world
          row = event                   | { row = event, sectors = [{ scheme = ALL, column = s }] } | 'ALL' is the total over sectors
          """)
  void aFaultyProfileIsRefused(String line, String instead, String reason) throws IOException {
    String change = instead.startsWith("{ ") ? instead.substring(2, instead.length() - 2) : instead;

    assertThat(faultOfProfile(PROFILE.replace(line, change))).hasMessageContaining(reason);
  }

  @Test
  void datePatternsThatNameADayAreTaken() throws IOException {
    String formats =
        "date-formats = [\"yyyyMMdd\", \"M/d/yy H:mm\", \"d MMM yyyy\", \"yyyy'年'M'月'd'日'\"]";
    Path conf = profileConf(PROFILE.replace("year = year", "date = d\n" + formats));

    EventSpec event =
        (EventSpec) SettingsLoader.load(conf, List.of()).sources().get(0).profile().content();
    assertThat(event.dateFormats()).hasSize(6).endsWith("yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    Path conf = folder.resolve("nowhere.conf");

    assertThatThrownBy(() -> SettingsLoader.load(conf, List.of()))
        .hasMessage("Cannot read configuration '%s': there is no such file. Check the path.", conf);
  }

  @Test
  void aFileThatIsNoHoconIsRefusedWithItsLine() throws IOException {
    Path conf = write("my.conf", "a = 1\noutput { path = [1, }\n");

    assertThat(fault(conf))
        .hasMessageStartingWith(
            "Cannot read configuration '" + conf + "': it is no HOCON: line 2: ")
        .hasMessageEndingWith(". Correct the line.");
  }

  @Test
  void anUndefinedSubstitutionIsRefusedWithItsLine() throws IOException {
    Path conf = write("my.conf", "\noutput.path = ${nowhere.defined}/x\n");

    assertThat(fault(conf))
        .hasMessage(
            "Cannot read configuration '%s': line 2: Could not resolve substitution to a value:"
                + " ${nowhere.defined}. Define what the substitution names, in the same file.",
            conf);
  }

  @Test
  void homeIsSubstitutedInFilesAndSettings() throws IOException {
    Path conf = write("my.conf", "home = /somewhere\ninput.path = ${home}\"/in\"\n");

    Settings settings = SettingsLoader.load(conf, List.of("output.path=${home}/out"));

    assertThat(settings.inputPath()).isEqualTo("/somewhere/in");
    assertThat(settings.outputPath()).isEqualTo("/somewhere/out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data/with space/x",
        "/data/a=b/c",
        "/data/issue #1/x",
        "hdfs://name:8020/x//y",
        "s3a://bucket/key",
        "/data//x",
        "[old]/data",
        "a, b",
        "数据/输出",
        "1.10",
        "C:\\data\\new",
        "it's \"quoted\""
      })
  void aPathIsTakenAsItIsWritten(String path) {
    assertThat(load("output.path=" + path).outputPath()).isEqualTo(path);
  }

  @Test
  void settingsOverrideTheFileAndTheLastWins() throws IOException {
    Path conf = write("my.conf", "output.path = file\nnetwork.pagerank.iterations = 7\n");

    Settings settings =
        SettingsLoader.load(
            conf,
            List.of(
                "output.path=first",
                "output.path = second ",
                "output.keep-stage=true",
                "network.levels=[city]",
                "checks.max-reject-share=0.5"));

    assertThat(settings.outputPath()).isEqualTo("second");
    assertThat(settings.keepStage()).isTrue();
    assertThat(settings.network().levels()).containsExactly("city");
    assertThat(settings.network().pageRank().iterations()).isEqualTo(7);
    assertThat(settings.text()).contains("\"path\" : \"second\"").doesNotContain("reference");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          output.path   | Cannot use the setting 'output.path': it is not of the form key=value. Write --set key=value.
          =x            | Cannot use the setting '=x': it is not of the form key=value. Write --set key=value.
          a..b=c        | Cannot use the setting 'a..b=c': 'a..b' is no key. Write --set key=value.
          """)
  void aMalformedSettingIsRefused(String override, String message) {
    assertThatThrownBy(() -> load(override)).isInstanceOf(Failure.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          output.path=              | --set output.path=: output.path must not be empty.
          output.pth=x              | --set output.pth=x: output.pth is no key; the nearest is 'path'.
          output.keep-stage=maybe   | --set output.keep-stage=maybe: output.keep-stage must be true or false, not "maybe".
          network.pagerank.damping=1 | --set network.pagerank.damping=1: network.pagerank.damping must lie between 0 and 1.
          flows.region-sets=[]      | --set flows.region-sets=[]: flows.region-sets must name at least one
          region-sets.x=[USA]       | --set region-sets.x=[USA]: region-sets.x 'USA' is no city, as 320500, NUTS:DE712
          region-sets.x=[""]        | --set region-sets.x=[""]: region-sets.x '' is no city, as 320500, NUTS:DE712
          region-sets.x=[DE71]      | --set region-sets.x=[DE71]: region-sets.x 'DE71' is no city, as 320500, NUTS:DE712
          flows.region-sets=[nrd]   | --set flows.region-sets=[nrd]: flows.region-sets 'nrd' is no region set
          specialisation.windows=[month] | --set specialisation.windows=[month]: specialisation.windows 'month' is none of year, cumulative
          specialisation.pairs=[g60] | --set specialisation.pairs=[g60]: specialisation.pairs 'g60' is none of specialisation.region-sets.
          specialisation.max-sectors=0 | --set specialisation.max-sectors=0: specialisation.max-sectors must be 1 or more.
          policies.terms=[AI, ""]   | --set policies.terms=[AI, ""]: policies.terms has an empty term.
          region-sets.all=[310000]  | --set region-sets.all=[310000]: region-sets.all is taken
          currencies.EUR.21=7       | --set currencies.EUR.21=7: currencies.EUR.21 is no year.
          currencies.EUR.2021=-1    | --set currencies.EUR.2021=-1: currencies.EUR.2021 must be above 0.
          checks.published=[x.conf] | --set checks.published=[x.conf]: checks.published 'x.conf' is no file.
          sources.a=x               | --set sources.a=x: sources.a must be an object, not "x".
          """)
  void aFaultOfASettingIsReportedWithTheSetting(String override, String fault) {
    assertThatThrownBy(() -> load(override))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot read configuration 'reference.conf': it has 1 fault.")
        .hasMessageContaining("  " + fault);
  }

  @Test
  void taxonomiesAreReadWithTheirLayersAndTerms() throws IOException {
    Path conf =
        write(
            "my.conf",
            """
            sectors.topic { a { zh = "甲", en = "A" }, b { zh = "乙", en = "B" } }
            taxonomies.topic {
              applies-to = [copaper, contract]
              otherwise = b
              terms { a = ["AI", "人工智能"] }
            }
            """);

    assertThat(SettingsLoader.load(conf, List.of()).taxonomies())
        .extracting(Taxonomy::scheme)
        .containsExactly("ai-chain", "ai-field", "patent-topic", "topic");
    assertThat(SettingsLoader.load(conf, List.of()).taxonomies())
        .contains(
            new Taxonomy(
                "topic", Set.of("copaper", "contract"), "b", Map.of("a", List.of("AI", "人工智能"))));
  }

  @Test
  void faultsOfTaxonomiesAreReported() throws IOException {
    Path conf =
        write(
            "my.conf",
            """
            taxonomies.ai-chain {
              applies-to = [copatents]
              otherwise = rest
              terms { softwear = [x], software = [""], hardware = [] }
            }
            taxonomies.topic { applies-to = [], terms { a = [x] } }
            taxonomies.ALL { applies-to = [], terms {}, term = 1 }
            """);

    assertThat(fault(conf).getMessage().lines().skip(1).toList())
        .containsExactly(
            "  " + conf + ":7: taxonomies.ALL is taken: 'ALL' is the total over sectors.",
            "  " + conf + ":7: taxonomies.ALL.term is no key; the nearest is 'terms'.",
            "  "
                + conf
                + ":2: taxonomies.ai-chain.applies-to 'copatents' is no layer; there are copatent,"
                + " transfer, copaper, venture, subsidiary, cooperation, contract.",
            "  " + conf + ":4: taxonomies.ai-chain.terms.hardware must name at least one.",
            "  " + conf + ":4: taxonomies.ai-chain.terms.software has an empty term.",
            "  "
                + conf
                + ":4: taxonomies.ai-chain.terms.softwear 'softwear' is no sector of"
                + " sectors.ai-chain, which has hardware, other, software, solutions.",
            "  "
                + conf
                + ":3: taxonomies.ai-chain.otherwise 'rest' is no sector of sectors.ai-chain,"
                + " which has hardware, other, software, solutions.",
            "  "
                + conf
                + ":6: taxonomies.topic.terms.a 'a' is no sector of sectors.topic, which has"
                + " none.");
  }

  @Test
  void filesOfAliasesMustBeThere() throws IOException {
    Path there = write("aliases.csv", "alias,name\n");
    Path conf =
        write("my.conf", "organisations.aliases = [\"%s\", nowhere.csv]\n".formatted(there));

    assertThat(fault(conf))
        .hasMessageContaining("it has 1 fault")
        .hasMessageContaining(conf + ":1: organisations.aliases 'nowhere.csv' is no file.");
    assertThat(load().organisationAliases()).isEmpty();
    assertThat(load("organisations.aliases=[\"" + there + "\"]").organisationAliases())
        .containsExactly(there.toString());
  }

  @Test
  void systemPropertiesDoNotLeakIn() {
    System.setProperty("output.path", "leaked");
    System.setProperty("spark.conf.spark.leaked", "leaked");
    System.setProperty("home", "leaked");
    try {
      com.typesafe.config.ConfigFactory.invalidateCaches();
      Settings settings = load("input.path=${home}/x");

      assertThat(settings.text()).doesNotContain("leaked");
      assertThat(settings.outputPath()).isEqualTo("output");
    } finally {
      System.clearProperty("output.path");
      System.clearProperty("spark.conf.spark.leaked");
      System.clearProperty("home");
    }
  }

  @Test
  void nothingOfTheEnvironmentIsInTheConfigurationThatIsPublished() {
    assertThat(load().text()).doesNotContain(System.getenv("PATH"));
  }

  private static SourceProfile profile(Settings settings, String source) {
    return settings.sources().stream()
        .filter(s -> s.name().equals(source))
        .findFirst()
        .orElseThrow()
        .profile();
  }

  private static Settings load(String... overrides) {
    return SettingsLoader.load(null, List.of(overrides));
  }

  private static Failure fault(Path conf) {
    return catchThrowableOfType(Failure.class, () -> SettingsLoader.load(conf, List.of()));
  }

  private Failure faultOfProfile(String profile) throws IOException {
    return fault(profileConf(profile));
  }

  private Path profileConf(String profile) throws IOException {
    write("profile.conf", profile);
    return write(
        "my.conf",
        "profiles.path = \"%s\"\nsources.a { profile = profile, files = [x] }\n".formatted(folder));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
