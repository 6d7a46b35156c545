package org.innoflow.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Patents of any number, in innoflow's own columns, over several files. A seed gives the same rows
 * everywhere. A third of them have two applicants or more; applicants, cities and years are as
 * uneven as in real extracts; one row in two hundred is bad, and one is there twice.
 *
 * @param patents how many, bad and repeated rows apart
 * @param organisations how many different applicants there are
 * @param most 0, or how many applicants the first patent has: half of all applicants sit in one
 *     city then, and one applicant is in every fifth patent
 */
record LargeExtract(long patents, int organisations, int most, long seed) {
  private static final String HEADER =
      "event_id,date,title,applicant,applicant_province,applicant_city,sei,ipc\n";
  private static final String SYLLABLES = "澜曜岚砚翊琅昱翎珩沅芷霁烨槿祺钧萤菘璟泓漪黛筠屿朔衍颢逸箬潼";
  private static final List<String> TRADES =
      List.of("科技有限公司", "股份有限公司", "信息技术有限公司", "大学", "研究院", "生物医药有限公司");
  private static final List<String> TITLES =
      List.of("一种电池", "芯片封装方法", "图像识别系统", "机器人控制装置", "新型材料的制备", "数据处理方法及设备");
  private static final List<String> SEI =
      List.of("新一代信息技术", "高端装备制造", "新材料", "生物", "新能源汽车", "节能环保");
  private static final List<String> IPC =
      List.of("G06F17/30", "H01L21/02", "A61K31/00", "B25J9/16", "H01M10/05", "C08L23/00");

  /** Province, city, weight. */
  private static final String[][] CITIES = {
    {"江苏省", "苏州市", "12"}, {"上海市", "上海市", "26"}, {"江苏省", "南京市", "13"},
    {"浙江省", "杭州市", "15"}, {"安徽省", "合肥市", "9"}, {"江苏省", "无锡市", "4"},
    {"浙江省", "宁波市", "4"}, {"江苏省", "常州市", "2"}, {"浙江省", "嘉兴市", "2"},
    {"安徽省", "芜湖市", "2"}, {"北京市", "北京市", "12"}, {"广东省", "深圳市", "8"},
    {"广东省", "广州市", "4"}, {"湖北省", "武汉市", "3"}, {"四川省", "成都市", "3"},
    {"陕西省", "西安市", "3"}, {"天津市", "天津市", "2"}, {"山东省", "济南市", "1"},
    {"", "", "3"}
  };

  private static final int FIRST_YEAR = 2010;
  private static final int YEARS = 15;
  private static final int ODD_ROWS = 200;

  /** An organisation by its number. */
  record Applicant(String name, String province, String city) {}

  /** Writes the files patents-0.csv and so on into a folder; returns their names. */
  List<String> write(Path folder, int files) throws IOException {
    List<String> names = new ArrayList<>();
    for (int f = 0; f < files; f++) {
      String name = "patents-" + f + ".csv";
      names.add(name);
      try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
        out.write(HEADER);
        SplittableRandom random = new SplittableRandom(seed * 31 + f);
        StringBuilder row = new StringBuilder();
        for (long i = f; i < patents; i += files) {
          row.setLength(0);
          patent(i, random, row);
          out.append(row);
          int odd = random.nextInt(ODD_ROWS);
          if (odd == 0) {
            out.append(row);
          } else if (odd == 1) {
            out.append("CN").append(Long.toString(i)).append("X,1700-01-01,,,,,,\n");
          }
        }
      }
    }
    return names;
  }

  private void patent(long i, SplittableRandom random, StringBuilder row) {
    List<Applicant> applicants = new ArrayList<>();
    for (int n = applicants(i, random); n > 0; n--) {
      applicants.add(applicant(number(random)));
    }
    if (most > 0 && i % 5 == 0) {
      applicants.set(0, applicant(0));
    }
    // More in later years.
    int year = FIRST_YEAR + (int) (YEARS * Math.sqrt(random.nextDouble()));
    row.append("CN").append(i).append(',').append(year);
    append(row, '-', 1 + random.nextInt(12));
    append(row, '-', 1 + random.nextInt(28));
    row.append(',').append(of(TITLES, random)).append(i % 1000);
    for (int field = 0; field < 3; field++) {
      for (int a = 0; a < applicants.size(); a++) {
        Applicant applicant = applicants.get(a);
        row.append(a == 0 ? "," : "; ")
            .append(
                switch (field) {
                  case 0 -> applicant.name();
                  case 1 -> applicant.province();
                  default -> applicant.city();
                });
      }
    }
    row.append(',').append(of(SEI, random)).append(',').append(of(IPC, random)).append('\n');
  }

  private int applicants(long i, SplittableRandom random) {
    if (most > 0 && i == 0) {
      return Math.min(most, organisations);
    }
    return random.nextInt(3) > 0 ? 1 : 2 + (random.nextInt(10) == 0 ? random.nextInt(6) : 0);
  }

  /** Few applicants have many patents. */
  int number(SplittableRandom random) {
    double u = random.nextDouble();
    return (int) (organisations * u * u * u);
  }

  Applicant applicant(int number) {
    SplittableRandom own = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
    StringBuilder name = new StringBuilder();
    for (int rest = number, s = 0; s < 4 || rest > 0; s++) {
      name.append(SYLLABLES.charAt(rest % SYLLABLES.length()));
      rest /= SYLLABLES.length();
    }
    String[] city = most > 0 && own.nextBoolean() ? CITIES[0] : city(own);
    return new Applicant(name + of(TRADES, own), city[0], city[1]);
  }

  private static String[] city(SplittableRandom random) {
    int weight = random.nextInt(WEIGHT);
    for (String[] city : CITIES) {
      weight -= Integer.parseInt(city[2]);
      if (weight < 0) {
        return city;
      }
    }
    throw new IllegalStateException("Weights add up to " + WEIGHT);
  }

  private static final int WEIGHT =
      Arrays.stream(CITIES).mapToInt(city -> Integer.parseInt(city[2])).sum();

  private static String of(List<String> texts, SplittableRandom random) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static void append(StringBuilder row, char separator, int number) {
    row.append(separator).append(number < 10 ? "0" : "").append(number);
  }
}
