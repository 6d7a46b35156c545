package org.innoflow.organisation;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an organisation is. Told by the words of its canonical name (resource
 * organisation_kinds.tsv), Chinese, English, German and French, and by Chinese surnames.
 *
 * <p>Hospitals, foundations and associations are {@link #OTHER}; managers of funds are {@link
 * #FUND}; a company's research institute is a {@link #COMPANY} where it has a company's legal form
 * (研究院有限公司), else an {@link #INSTITUTE}.
 */
public enum OrganisationKind {
  COMPANY,
  UNIVERSITY,
  INSTITUTE,
  GOVERNMENT,
  FUND,
  PERSON,
  OTHER;

  private static final Map<String, OrganisationKind> BY_ID =
      Stream.of(values()).collect(Collectors.toMap(OrganisationKind::id, Function.identity()));

  /** The kind that the name alone tells. */
  public static OrganisationKind of(String canonicalName) {
    return KindRules.kind(canonicalName)
        .orElseGet(() -> PersonNames.isPerson(canonicalName) ? PERSON : OTHER);
  }

  /**
   * The kind that the extract states, else the one that the name tells.
   *
   * @param statedId the id of a kind; null or any other text says nothing
   */
  public static OrganisationKind of(String canonicalName, String statedId) {
    OrganisationKind stated = statedId == null ? null : BY_ID.get(statedId);
    return stated == null ? of(canonicalName) : stated;
  }

  /**
   * Whether {@link #of(String, String)} is {@link #PERSON}; most names need no more than a look.
   */
  public static boolean isPerson(String canonicalName, String statedId) {
    boolean mayBe =
        statedId != null
            || PersonNames.isPerson(canonicalName)
            || KindRules.mayBe(PERSON, canonicalName);
    return mayBe && of(canonicalName, statedId) == PERSON;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
