package org.innoflow.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.innoflow.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AliasesTest {
  @TempDir private Path folder;

  @Test
  void spellingsOfAnAliasLeadToTheEndOfItsChain() throws IOException {
    Aliases aliases =
        Aliases.of(
            List.of(
                file("a.csv", "\ufeffalias,name\nBOE,京东方\n北大,北京大学\n"),
                file("b.csv", "name,alias\n京东方科技集团股份有限公司,京東方\n")));

    assertThat(aliases.canonical("ＢＯＥ")).isEqualTo("京东方科技集团股份有限公司");
    assertThat(aliases.canonical("京東方")).isEqualTo("京东方科技集团股份有限公司");
    assertThat(aliases.canonical("北大")).isEqualTo("北京大学");
    assertThat(aliases.canonical("北京大学")).isEqualTo("北京大学");
    assertThat(aliases.canonical("Acme Co., Ltd.")).isEqualTo("acme co ltd");
  }

  @Test
  void theOrderOfRowsDoesNotMatter() throws IOException {
    Aliases one = Aliases.of(List.of(file("a.csv", "alias,name\na,b\nb,c\nc,d\n")));
    Aliases other = Aliases.of(List.of(file("b.csv", "alias,name\nc,d\na,b\nb,c\n")));

    assertThat(one.canonical("a")).isEqualTo("d").isEqualTo(other.canonical("a"));
  }

  @Test
  void theSameRowTwiceAndANameAsItsOwnAliasAreNoFault() throws IOException {
    Aliases aliases = Aliases.of(List.of(file("a.csv", "alias,name\na,b\nA,B\n京東方,京东方\n")));

    assertThat(aliases.canonical("a")).isEqualTo("b");
    assertThat(aliases.canonical("京东方")).isEqualTo("京东方");
    assertThat(Aliases.none().canonical("A")).isEqualTo("a");
  }

  @Test
  void anAliasOfTwoNamesIsRefused() throws IOException {
    String first = file("a.csv", "alias,name\nx,y\na,b\n");
    String second = file("b.csv", "alias,name\nA,c\n");

    assertThatThrownBy(() -> Aliases.of(List.of(first, second)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot use alias '%s:2': 'a' stands for 'b' in %s:3. Correct the file; its columns are"
                + " alias and name.",
            second, first);
  }

  @Test
  void aCircleIsRefused() throws IOException {
    String file = file("a.csv", "alias,name\nx,c\nb,c\nc,a\na,b\n");

    assertThatThrownBy(() -> Aliases.of(List.of(file)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot use alias '%s:5': the aliases 'a', 'b', 'c' stand for one another. Correct the"
                + " file; its columns are alias and name.",
            file);
  }

  @Test
  void anEmptyCellAndAMissingColumnAreRefused() throws IOException {
    String empty = file("a.csv", "alias,name\na,\n");
    String missing = file("b.csv", "alias,official\na,b\n");

    assertThatThrownBy(() -> Aliases.of(List.of(empty)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read aliases '%s:2': it has no name. Correct the file; its columns are alias and"
                + " name.",
            empty);
    assertThatThrownBy(() -> Aliases.of(List.of(missing)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("b.csv:2': it has no name.");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    String file = folder.resolve("nowhere.csv").toString();

    assertThatThrownBy(() -> Aliases.of(List.of(file)))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot read aliases '" + file + "': ");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
