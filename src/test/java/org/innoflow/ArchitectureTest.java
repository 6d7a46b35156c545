package org.innoflow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.DataFrameWriterV2;
import org.innoflow.io.FileStore;
import org.innoflow.io.TableStore;
import org.junit.jupiter.api.Test;

/** What the packages' own texts say of them holds. */
final class ArchitectureTest {
  private static final String ROOT = "org.innoflow";
  private static final Path SOURCES = Path.of("src/main/java/org/innoflow");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final DescribedPredicate<JavaClass> TRANSFORMS =
      DescribedPredicate.describe(
          "transforms",
          c ->
              Set.of("ingest", "resolve", "flow", "specialisation", "network", "index")
                      .contains(packageOf(c))
                  && !c.getSimpleName().endsWith("Job"));

  @Test
  void everyPackageDependsOnWhatItsTextSaysAndOnNothingElse() {
    assertThat(actualDependencies()).isEqualTo(statedDependencies());
  }

  @Test
  void everyPackageHasAText() throws IOException {
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      assertThat(folders.filter(Files::isDirectory).filter(f -> !f.equals(SOURCES)))
          .isNotEmpty()
          .allSatisfy(f -> assertThat(f.resolve("package-info.java")).isRegularFile());
    }
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void contractFailureAndConfigurationAreFreeOfSparkAndHadoop() {
    noClasses()
        .that()
        .resideInAnyPackage(in("contract"), in("failure"), in("config"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache..", "scala..")
        .check(CLASSES);
  }

  @Test
  void onlyIoReadsAndWritesTables() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(in("io"))))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(DataFrameWriter.class, DataFrameWriterV2.class)
        .check(CLASSES);
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(in("io"))))
        .and()
        .doNotHaveFullyQualifiedName("org.innoflow.ingest.ExtractRows")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(DataFrameReader.class)
        .because("reading Parquet extracts is the one exception")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineBuildsSessions() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("app"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.apache.spark.sql..")
                .and(simpleNameEndingWith("Builder"))
                .and(
                    DescribedPredicate.describe(
                        "build sessions", c -> c.getName().contains("SparkSession"))))
        .check(CLASSES);
    // The analyser of queries needs an empty one and starts nothing with it.
    noClasses()
        .that()
        .resideOutsideOfPackage(in("app"))
        .and()
        .doNotHaveFullyQualifiedName("org.innoflow.sql.SqlAnalysis")
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "make a SparkConf",
                call -> call.getTargetOwner().getName().equals("org.apache.spark.SparkConf")))
        .check(CLASSES);
  }

  @Test
  void onlyConfigReadsConfigurationFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("config"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.typesafe.config..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineParsesArgumentsAndOnlyMainExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("app"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.innoflow.app.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void transformsWriteNothingAndKnowNoClock() {
    noClasses()
        .that(TRANSFORMS)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(DataFrameWriter.class, TableStore.class, Clock.class)
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.(File|FileOutputStream|FileWriter)|java\\.nio\\.file\\.Files")
        .orShould()
        .callMethod(FileStore.class, "write", String.class, String.class)
        .orShould()
        .callMethod(FileStore.class, "replace", String.class, String.class, String.class)
        .orShould()
        .callMethod(FileStore.class, "delete", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .check(CLASSES);
  }

  @Test
  void aRuleThatIsBrokenIsSeen() {
    // The rules above look at classes that exist: each names something that its package does use.
    assertThat(CLASSES).hasSizeGreaterThan(100);
    assertThat(CLASSES.get("org.innoflow.io.TableStore").getDirectDependenciesFromSelf())
        .anyMatch(d -> d.getTargetClass().isEquivalentTo(DataFrameWriter.class));
    assertThat(CLASSES.get("org.innoflow.app.Sessions").getDirectDependenciesFromSelf())
        .anyMatch(d -> d.getTargetClass().getName().matches(".*SparkSession\\$Builder"));
    assertThat(CLASSES.stream().filter(TRANSFORMS)).hasSizeGreaterThan(20);
  }

  private static Map<String, Set<String>> actualDependencies() {
    Map<String, Set<String>> dependencies = new TreeMap<>();
    for (JavaClass from : CLASSES) {
      Set<String> targets = dependencies.computeIfAbsent(packageOf(from), p -> new TreeSet<>());
      from.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getBaseComponentType())
          .filter(c -> c.getPackageName().startsWith(ROOT + "."))
          .map(ArchitectureTest::packageOf)
          .filter(p -> !p.equals(packageOf(from)))
          .forEach(targets::add);
    }
    return dependencies;
  }

  /** The packages named after "depend(s) on" in each package-info; app may use all the others. */
  private static Map<String, Set<String>> statedDependencies() {
    Set<String> packages =
        CLASSES.stream().map(ArchitectureTest::packageOf).collect(Collectors.toSet());
    Map<String, Set<String>> dependencies = new TreeMap<>();
    for (String name : packages) {
      String text = text(SOURCES.resolve(name).resolve("package-info.java"));
      String stated = text.substring(text.indexOf(" on ", text.indexOf("epend")));
      Set<String> named = new TreeSet<>(Arrays.asList(stated.split("[^a-z]+")));
      named.retainAll(packages);
      if (name.equals("app")) {
        assertThat(stated).startsWith(" on every other package; none depends on it");
        named.addAll(actualDependencies().get("app"));
      }
      named.remove(name);
      dependencies.put(name, named);
    }
    return dependencies;
  }

  private static String text(Path file) {
    try {
      String source = Files.readString(file);
      String comment = source.substring(0, source.indexOf("*/"));
      return comment.replaceAll("\\s*\\n \\*\\s*", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String packageOf(JavaClass type) {
    return type.getPackageName().substring(ROOT.length() + 1).replaceAll("\\..*", "");
  }

  private static String in(String name) {
    return ROOT + "." + name + "..";
  }
}
