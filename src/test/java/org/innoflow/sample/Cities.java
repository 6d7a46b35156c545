package org.innoflow.sample;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The cities of the sample: the 41 of the delta (Shanghai, Jiangsu, Zhejiang, Anhui), and others.
 */
final class Cities {

  static final List<String> DELTA_PROVINCES = List.of("上海", "江苏", "浙江", "安徽");

  /** Province, city, weight, districts, county-level cities. */
  private static final String TABLE =
      """
      上海 上海 260 浦东新区,徐汇区,闵行区,嘉定区,松江区,杨浦区 -
      江苏 南京 130 玄武区,江宁区,雨花台区,建邺区 -
      江苏 苏州 120 吴中区,虎丘区,姑苏区,相城区,吴江区 昆山市,常熟市,张家港市,太仓市
      江苏 无锡 40 滨湖区,新吴区,梁溪区 江阴市,宜兴市
      江苏 常州 22 武进区,新北区 溧阳市
      江苏 南通 18 崇川区,通州区 启东市,如皋市,海安市
      江苏 徐州 10 泉山区,云龙区 新沂市,邳州市
      江苏 扬州 8 邗江区,广陵区 仪征市,高邮市
      江苏 镇江 8 京口区,润州区 丹阳市,扬中市,句容市
      江苏 盐城 8 亭湖区,盐都区 东台市
      江苏 泰州 7 海陵区,高港区 兴化市,靖江市,泰兴市
      江苏 淮安 5 清江浦区,淮阴区 -
      江苏 连云港 5 海州区,连云区 -
      江苏 宿迁 4 宿城区,宿豫区 -
      浙江 杭州 150 西湖区,余杭区,滨江区,萧山区,上城区 建德市
      浙江 宁波 40 鄞州区,江北区,北仑区 余姚市,慈溪市
      浙江 嘉兴 18 南湖区,秀洲区 海宁市,平湖市,桐乡市
      浙江 温州 14 鹿城区,瓯海区 瑞安市,乐清市
      浙江 绍兴 14 越城区,柯桥区 诸暨市,嵊州市
      浙江 金华 12 婺城区,金东区 义乌市,东阳市,永康市,兰溪市
      浙江 湖州 10 吴兴区,南浔区 -
      浙江 台州 10 椒江区,黄岩区 温岭市,临海市,玉环市
      浙江 衢州 3 柯城区,衢江区 江山市
      浙江 舟山 2 定海区,普陀区 -
      浙江 丽水 2 莲都区 龙泉市
      安徽 合肥 90 蜀山区,包河区,庐阳区,瑶海区 巢湖市
      安徽 芜湖 14 镜湖区,鸠江区 无为市
      安徽 蚌埠 5 蚌山区,龙子湖区 -
      安徽 马鞍山 5 雨山区,花山区 -
      安徽 滁州 5 琅琊区,南谯区 天长市,明光市
      安徽 安庆 4 迎江区,大观区 桐城市,潜山市
      安徽 阜阳 4 颍州区,颍泉区 界首市
      安徽 宣城 3 宣州区 宁国市,广德市
      安徽 六安 3 金安区,裕安区 -
      安徽 淮南 3 田家庵区,大通区 -
      安徽 宿州 2 埇桥区 -
      安徽 铜陵 2 铜官区,义安区 -
      安徽 黄山 2 屯溪区,徽州区 -
      安徽 池州 2 贵池区 -
      安徽 亳州 2 谯城区 -
      安徽 淮北 2 相山区,杜集区 -
      北京 北京 120 海淀区,朝阳区,大兴区 -
      广东 深圳 80 南山区,福田区,宝安区 -
      广东 广州 40 天河区,黄埔区,番禺区 -
      湖北 武汉 30 洪山区,江夏区 -
      四川 成都 25 武侯区,双流区 -
      陕西 西安 25 雁塔区,碑林区 -
      天津 天津 15 南开区,西青区 -
      重庆 重庆 12 渝北区,沙坪坝区 -
      湖南 长沙 12 岳麓区,开福区 -
      山东 济南 10 历下区,历城区 -
      山东 青岛 10 崂山区,市南区 -
      福建 厦门 8 思明区,湖里区 -
      河南 郑州 6 金水区,中原区 -
      辽宁 大连 5 甘井子区,沙河口区 -
      """;

  private static final List<City> ALL = TABLE.lines().map(Cities::parse).toList();

  private static final Map<String, City> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(City::name, Function.identity()));

  private Cities() {}

  static List<City> all() {
    return ALL;
  }

  static List<City> delta() {
    return ALL.stream().filter(Cities::inDelta).toList();
  }

  static List<City> outside() {
    return ALL.stream().filter(city -> !inDelta(city)).toList();
  }

  static List<City> ofProvinces(List<String> provinces) {
    return ALL.stream().filter(city -> provinces.contains(city.province())).toList();
  }

  static City named(String name) {
    City city = BY_NAME.get(name);
    if (city == null) {
      throw new IllegalArgumentException("No city '" + name + "' in the sample.");
    }
    return city;
  }

  /** One of the cities, by weight. */
  static City pick(List<City> cities, Random random) {
    int left = random.nextInt(cities.stream().mapToInt(City::weight).sum());
    for (City city : cities) {
      left -= city.weight();
      if (left < 0) {
        return city;
      }
    }
    throw new IllegalStateException("Weights changed while picking.");
  }

  private static boolean inDelta(City city) {
    return DELTA_PROVINCES.contains(city.province());
  }

  private static City parse(String line) {
    String[] column = line.split(" ", -1);
    return new City(
        column[0],
        column[1],
        Integer.parseInt(column[2]),
        List.of(column[3].split(",")),
        column[4].equals("-") ? List.of() : List.of(column[4].split(",")));
  }
}
