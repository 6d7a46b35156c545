package org.innoflow.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A release of some seconds: an undirected layer with sectors, a directed one, unlocated parties.
 */
public final class SmallRelease {
  static final String PATENTS =
      """
      event_id,date,title,applicant,applicant_province,applicant_city,sector
      CN1,2021-03-01,电池,甲公司; 乙大学,江苏省; 上海市,苏州市; 上海市,a
      CN2,2021-03-02,芯片,甲公司; 乙大学; 丙公司,江苏省; 上海市; 上海市,苏州市; 上海市; 上海市,a; b
      CN3,2021-03-03,机器人,甲公司; 丁公司,江苏省; 江苏省,苏州市; 南京市,b
      CN4,2021-03-04,材料,戊公司; 乙大学,; 上海市,; 上海市,
      CN5,2021-03-05,软件,甲公司,江苏省,苏州市,a
      CN6,2020-03-06,传感器,己公司; 乙大学,浙江省; 上海市,杭州市; 上海市,b
      CN7,2021-03-07,玻璃,庚公司; 戊公司,江苏省; ,苏州市; ,a
      CN8,2021-03-08,涂料,甲公司; 辛公司,江苏省; 江苏省,苏州市; 苏州市,b
      """;

  static final String DEALS =
      """
      event_id,date,investor,investor_province,investor_city,investee,investee_province,investee_city,amount,currency
      E1,2021-05-01,A资本,上海市,上海市,甲公司,江苏省,苏州市,100,CNY
      E1,2021-05-01,B资本,江苏省,苏州市,甲公司,江苏省,苏州市,100,CNY
      E2,2021-05-02,甲公司,江苏省,苏州市,A资本,上海市,上海市,50,CNY
      E3,2021-05-03,C资本,,,己公司,浙江省,杭州市,70,CNY
      E4,2021-05-04,B资本,江苏省,苏州市,丁公司,江苏省,南京市,30,CNY
      """;

  private static Path folder;

  private SmallRelease() {}

  /** The folder with configuration, extracts and output of one published run, made once. */
  static synchronized Path folder() throws IOException {
    if (folder == null) {
      Path made = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "small-release");
      TestRuns.run(configuration(made, PATENTS, DEALS), made.resolve("out"));
      folder = made;
    }
    return folder;
  }

  /** Its configuration. */
  static Path configuration() throws IOException {
    return folder().resolve("small.conf");
  }

  /** The folder of its release. */
  public static Path release() throws IOException {
    try (Stream<Path> releases = Files.list(folder().resolve("out/releases"))) {
      return releases.findFirst().orElseThrow();
    }
  }

  /** The configuration of a run over the two extracts, which are written beside it. */
  static Path configuration(Path folder, String patents, String deals) throws IOException {
    write(folder, "patents.csv", patents);
    write(folder, "deals.csv", deals);
    return write(
        folder,
        "small.conf",
        """
        input.path = "%s"
        output.path = "%s/out"
        sources.patents { profile = canonical-copatent, files = [patents.csv] }
        sources.deals { profile = canonical-venture, files = [deals.csv] }
        flows.region-sets = [all, yrd41, jiangsu]
        region-sets.jiangsu = ["320000"]
        network { levels = [province], region-sets = [all], pagerank.iterations = 2 }
        """
            .formatted(folder, folder));
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
