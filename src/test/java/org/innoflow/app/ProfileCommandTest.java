package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.innoflow.testkit.Profiles;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ProfileCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void dealsShowWhatIsTakenAndWhatIsRefused() {
    assertThat(profile("venture-cn", "data-sample/venture/ai_deals.csv")).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains(
            "ai_deals.csv, 408,817 bytes: csv, GB18030, delimiter ','; profile venture-cn, venture",
            "  not used: 融资轮次\n",
            "  RZ201500001; 2015-01-04; 87920000.00 USD;"
                + " investor 长沙筠昱霁产业引导基金（有限合伙） in 湖南省 长沙市;"
                + " investee 上海朔沅槿智能科技有限公司 in 上海市 上海市; ai-chain 软件",
            "Rows: 2,706 read, 2,666 taken, 40 refused")
        .containsPattern("investor's tag +投资机构类型")
        .containsPattern("investee's city +被投企业城市")
        .containsPattern("bad_amount +9 +57 +amount +面议")
        .containsPattern("missing_event_id +8 +77 +event_id")
        .containsPattern("field_count +10 +90 ")
        .containsPattern("bad_date +6 +400 +date +待定")
        .containsPattern("missing_party +7 +487 +investee");
  }

  @Test
  void patentsShowTheColumnsThatThisFileLacks() {
    assertThat(profile("patsnap", "data-sample/patents/ai_patents_1.csv")).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains(
            "  not in this file: text, [摘要, 摘要(译)(简体中文), 摘要(中文)]",
            "  not in this file: inventors, [发明人, [标]发明人]",
            "  CN900132764B; 2020-01-09; 一种基于迁移学习的遥感影像分割系统;"
                + " applicant 滁州钧琅黛信息技术有限公司 in 安徽 滁州 琅琊区;"
                + " wipo35 G06V20/54; wipo35 G06N20/00; wipo35 G06N3/08",
            "Rows: 11,056 read, 11,010 taken, 46 refused")
        .containsPattern("field_count +12 +430 ")
        .containsPattern("bad_year +8 +768 +year +二〇二一")
        .containsPattern("undecodable +4 +675 ");
  }

  @Test
  void aReferenceShowsItsFields() {
    assertThat(profile("canonical-registry", "data-sample/registry/organisations.csv")).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains(
            "profile canonical-registry, registry",
            "address 浙江省建德市临湖街575号; county 建德市; industry 65; kind company;"
                + " name 建德逸珩逸智能科技有限公司; province 浙江",
            "Rows: 775 read, 767 taken, 8 refused")
        .containsPattern("missing_name +4 ");
  }

  @Test
  void aWrongColumnIsNamedWithItsNearest() {
    Path file = Profiles.write(folder, "x.csv", "nmae,kind\n甲公司,company\n");

    assertThat(profile("canonical-registry", file.toString())).isEqualTo(3);
    assertThat(error())
        .isEqualTo(
            "Cannot read file 'file:"
                + file
                + "': profile canonical-registry needs column 'name' (nearest: 'nmae'), and the"
                + " file has only: nmae, kind. Name the file's columns in"
                + " profile canonical-registry.conf, or correct its delimiter and encoding.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThat(profile("patsnap", folder + "/gone.csv")).isEqualTo(3);
    assertThat(error())
        .isEqualTo(
            "Cannot read file '%s/gone.csv': there is no such file. Check the path.", folder);
  }

  @Test
  void anUnknownSourceIsRefusedWithTheProfilesThatThereAre() {
    Path file = Profiles.write(folder, "x.csv", "name\n甲公司\n");

    assertThat(profile("patsnapp", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Cannot read configuration '")
        .contains("'patsnapp' is no profile in ")
        .contains("patsnap, patstat");
  }

  @Test
  void aParquetFileIsRefusedForItsRowsAreReadBySpark() {
    TestSpark.session().sql("select '甲公司' as name").coalesce(1).write().parquet(folder + "/p");
    Path file =
        folder.resolve("p").toFile().listFiles((d, n) -> n.endsWith(".parquet"))[0].toPath();

    assertThat(profile("canonical-registry", file.toString())).isEqualTo(2);
    assertThat(error())
        .isEqualTo(
            "Cannot try profile on file 'file:%s': it is Parquet, which is read by Spark, and this"
                + " command does not start Spark. See what its columns are taken for with the"
                + " command plan, or try some rows as CSV.",
            file);
  }

  @Test
  void aSourceOfTheConfigurationIsTriedWithItsOwnProfile() {
    Profiles.write(folder, "p.conf", Profiles.DEALS);
    Path file =
        Profiles.write(
            folder,
            "x.csv",
            Profiles.DEAL_HEADER.strip()
                + ",note\n"
                + "1,1/2/21,,3000万元,,甲资本,乙公司,n\n"
                + "2,1/2/21,,数百万,,甲资本,乙公司,n\n"
                + "3,1/2/21,,无,,甲资本,乙公司,n\n"
                + "4,1/2/21\n");

    int exitCode =
        execute(
            "profile",
            "--source",
            "mine",
            "--file",
            file.toString(),
            "--set",
            "profiles.path=" + folder,
            "--set",
            "sources.mine.profile=p",
            "--set",
            "sources.mine.files=other.csv");

    assertThat(err.toString()).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(out.toString())
        .contains(
            "profile p, venture",
            "  not used: note",
            "  1; 2021-01-02; 30000000.00 CNY; investor 甲资本; investee 乙公司",
            "Rows: 4 read, 1 taken, 3 refused")
        .containsPattern("bad_amount +2 +2 +amount +数百万")
        .containsPattern("field_count +1 +4 ");
  }

  private int profile(String source, String file) {
    return execute("profile", "--source", source, "--file", file);
  }

  private int execute(String... args) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return Main.execute(commandLine, args);
  }

  /** The one line on stderr. */
  private String error() {
    List<String> lines = err.toString().strip().lines().toList();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }
}
