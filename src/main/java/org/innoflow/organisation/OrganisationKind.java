package org.innoflow.organisation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an organisation is, told by its canonical name. The first kind whose pattern is met holds.
 */
public enum OrganisationKind {
  FUND(
      "(投资基金|创业基金|引导基金|母基金|基金)(合伙企业|中心)?([(]有限合伙[)])?$|创投|创业投资|股权投资|风险投资"
          + "|\\b(ventures?|capital|partners|fund|angels?|investments?)\\b"),
  GOVERNMENT("人民政府|委员会$|管理局$|(科学技术|科技|财政|公安|气象|地震)局$|\\b(ministry|government of|department of)\\b"),
  UNIVERSITY(
      "大学$|学院$|大学[(]|\\b(university|universit[äàé]\\w*|college|polytechnic|institute of technology)\\b"),
  INSTITUTE("研究院|研究所|研究中心|实验室|科学院|\\b(institute|academy|laborator(y|ies)|research cent(er|re))\\b"),
  COMPANY(
      "公司|集团|厂$|企业|合伙|\\b(inc|ltd|llc|corp|corporation|company|co|gmbh|ag|plc|limited|kk|bv|sa)\\b"),
  PERSON("^[\\p{IsHan}]{2,3}$|^[\\p{IsHan}]+·[\\p{IsHan}·]+$"),
  OTHER("");

  private static final List<OrganisationKind> KINDS = List.of(values());

  private final Pattern pattern;

  OrganisationKind(String regex) {
    this.pattern = Pattern.compile(regex);
  }

  public static OrganisationKind of(String canonicalName) {
    return KINDS.stream()
        .filter(kind -> kind.pattern.matcher(canonicalName).find())
        .findFirst()
        .orElse(OTHER);
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
