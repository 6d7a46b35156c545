package org.innoflow.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One patent application.
 *
 * @param located whether the extract names the places of the applicants
 */
record Patent(
    String id,
    String title,
    LocalDate date,
    String type,
    List<Organisation> applicants,
    boolean located,
    List<String> ipc,
    List<String> industries,
    String status) {

  static final List<String> HEADER =
      List.of(
          "公开(公告)号",
          "标题",
          "申请日",
          "申请年",
          "专利类型",
          "[标]当前申请(专利权)人",
          "当前申请(专利权)人数量",
          "当前申请(专利权)人州/省",
          "当前申请(专利权)人地市",
          "当前申请(专利权)人区县",
          "IPC分类号",
          "战略新兴产业分类",
          "简单法律状态");

  private static final String NONE = "-";

  Patent withStatus(String newStatus) {
    return new Patent(id, title, date, type, applicants, located, ipc, industries, newStatus);
  }

  List<String> fields() {
    return List.of(
        id,
        title,
        date.toString(),
        String.valueOf(date.getYear()),
        type,
        applicants.stream().map(Organisation::name).collect(Collectors.joining(" | ")),
        String.valueOf(applicants.size()),
        places(applicant -> applicant.city().province()),
        places(applicant -> applicant.countyLevel() ? NONE : applicant.city().name()),
        places(Organisation::county),
        String.join(" | ", ipc),
        industries.isEmpty() ? NONE : String.join(" | ", industries),
        status);
  }

  /** One entry for all applicants where all three columns agree, else one entry for each. */
  private String places(Function<Organisation, String> column) {
    if (!located) {
      return NONE;
    }
    boolean onePlace = applicants.stream().map(Patent::place).distinct().count() == 1;
    return (onePlace ? applicants.subList(0, 1) : applicants)
        .stream().map(column).collect(Collectors.joining(" | "));
  }

  private static String place(Organisation applicant) {
    return applicant.city().province() + applicant.city().name() + applicant.county();
  }
}
