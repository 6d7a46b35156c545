package org.innoflow.sample;

import java.util.List;

/**
 * What a patent is about.
 *
 * @param subjects what its title names
 */
record Topic(List<String> subjects, List<String> ipc, List<String> industries) {

  static final Topic BIOMEDICINE =
      new Topic(
          List.of("生物医药靶点筛选", "生物医药临床数据分析", "生物医药冷链监测"),
          List.of("G16B15/30", "G16B40/20", "G16H20/10", "A61K38/17"),
          List.of("生物医药产业", "生物医学工程产业"));

  static final Topic DERIVATIVES =
      new Topic(
          List.of("含氮杂环衍生物活性预测", "吡啶衍生物合成路线规划", "多肽衍生物毒性评估"),
          List.of("C07D401/14", "G16C20/30", "G16C20/70", "A61P35/00"),
          List.of("生物医药产业", "新技术与创新创业服务"));

  static final Topic BLOCKCHAIN =
      new Topic(
          List.of("区块链交易风险识别", "区块链跨机构交易结算", "区块链数字资产交易审计"),
          List.of("G06Q40/04", "H04L9/32", "G06Q20/38", "G06F21/64"),
          List.of("新兴软件和新型信息技术服务", "互联网与云计算、大数据服务"));

  static final Topic DEVICES =
      new Topic(
          List.of("可穿戴电子设备功耗控制", "折叠屏电子设备触控校准", "车载电子设备故障诊断"),
          List.of("G06F1/32", "G06F3/041", "H04M1/725"),
          List.of("电子核心产业"));

  static final Topic VISION =
      new Topic(
          List.of("街景图像识别", "遥感影像分割", "小目标检测", "人群密度估计"),
          List.of("G06V10/82", "G06T7/11", "G06V20/54", "G06K9/62"),
          List.of("人工智能", "数字创意技术设备制造"));

  static final Topic LANGUAGE =
      new Topic(
          List.of("中文问答生成", "语音情感识别", "合同文本抽取", "古籍文字校勘"),
          List.of("G06F40/30", "G10L15/16", "G06F16/33", "G10L25/63"),
          List.of("人工智能", "新兴软件和新型信息技术服务"));

  static final Topic DRIVING =
      new Topic(
          List.of("自动驾驶轨迹规划", "路口车流预测", "动力电池健康评估"),
          List.of("B60W60/00", "G08G1/01", "G05D1/02"),
          List.of("新能源汽车相关服务", "智能交通装备产业"));

  static final Topic MANUFACTURING =
      new Topic(
          List.of("钢板表面缺陷检测", "刀具磨损预测", "机械臂抓取", "生产排程优化"),
          List.of("B25J9/16", "G05B19/418", "G01N21/88", "G06Q10/06"),
          List.of("智能制造装备产业"));

  static final Topic MEDICAL_IMAGING =
      new Topic(
          List.of("肺部影像病灶检测", "心电信号分类", "眼底图像分级"),
          List.of("G16H30/20", "A61B5/346", "G06T7/00"),
          List.of("生物医学工程产业", "人工智能"));

  static final Topic COMPUTING =
      new Topic(
          List.of("神经网络加速芯片调度", "存算一体阵列映射", "边缘算力卸载", "基站节能控制"),
          List.of("G06N3/063", "G06F9/50", "H04W24/02", "G06F15/78"),
          List.of("下一代信息网络产业", "电子核心产业"));

  static final List<Topic> ALL =
      List.of(
          BIOMEDICINE,
          DERIVATIVES,
          BLOCKCHAIN,
          DEVICES,
          VISION,
          LANGUAGE,
          DRIVING,
          MANUFACTURING,
          MEDICAL_IMAGING,
          COMPUTING);

  /** Common to all of them. */
  static final List<String> GENERAL_IPC = List.of("G06N3/08", "G06N20/00", "G06F18/24");
}
