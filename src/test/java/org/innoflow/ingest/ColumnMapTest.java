package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.innoflow.config.EventSpec;
import org.innoflow.config.SourceProfile;
import org.innoflow.failure.Failure;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ColumnMapTest {
  @TempDir private Path folder;

  @Test
  void firstAlternativeThatTheFileHasIsTaken() {
    SourceProfile profile = withId("[\"公开(公告)号\", \"申请号\"]");

    ColumnMap both = map(profile, "申请号", "name", "year", "公开(公告)号");
    ColumnMap second = map(profile, "申请号", "name", "year");

    assertThat(both.cell(event(profile).id().get(0), List.of("1", "n", "y", "4"))).isEqualTo("4");
    assertThat(second.cell(event(profile).id().get(0), List.of("1", "n", "y"))).isEqualTo("1");
    assertThat(second.matches()).containsEntry("event_id", "申请号");
  }

  @Test
  void headersMatchWhateverTheirWidthCaseAndSpace() {
    SourceProfile profile = withId("\"公开(公告)号\"");

    ColumnMap map = map(profile, " 公开（公告）号", "NAME ", "ｙｅａｒ");

    assertThat(map.cell(event(profile).year(), List.of("1", "n", "2020"))).isEqualTo("2020");
    assertThat(map.matches()).containsEntry("year", "ｙｅａｒ").containsEntry("applicant", "NAME ");
  }

  @Test
  void ofTwoColumnsOfOneNameTheFirstIsTaken() {
    SourceProfile profile = withId("id");

    ColumnMap map = map(profile, "id", "name", "year", "name");

    assertThat(map.cell(event(profile).parties().get(0).name(), List.of("1", "a", "2020", "b")))
        .isEqualTo("a");
  }

  @Test
  void constantsNeedNoColumn() {
    SourceProfile profile =
        Profiles.profile(
            folder, Profiles.DEALS.replace("currency-column = currency", "currency = CNY"));

    ColumnMap map = map(profile, "id", "day", "year", "amount", "investor", "company");

    assertThat(map.cell(event(profile).amount().currency(), List.of("", "", "", "", "", "")))
        .isEqualTo("CNY");
    assertThat(map.cell(event(profile).title(), List.of("", "", "", "", "", ""))).isNull();
  }

  @Test
  void allMissingColumnsAreNamedWithTheirNearestAndWhatTheFileHas() {
    SourceProfile profile = withId("[\"publication number\", \"application number\"]");

    assertThatThrownBy(() -> map(profile, "publication nr", "nam", "zzzzzzzzzz"))
        .hasMessage(
            "Cannot read file 'f.csv': profile p needs column 'publication number' or"
                + " 'application number' (nearest: 'publication nr') and column 'year' and column"
                + " 'name' (nearest: 'nam'), and the file has only: publication nr, nam,"
                + " zzzzzzzzzz. Name the file's columns in profile p.conf, or correct its"
                + " delimiter and encoding.");
  }

  @Test
  void aMissingColumnIsAFaultOfTheInput() {
    Failure failure = catchThrowableOfType(Failure.class, () -> map(withId("id"), "id", "name"));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.INPUT);
  }

  @Test
  void anOptionalColumnMayBeThereOrNot() {
    SourceProfile profile = dateOrYear();

    ColumnMap with = map(profile, "id", "name", "year", "Title");
    ColumnMap without = map(profile, "id", "name", "year", "more");

    assertThat(with.cell(event(profile).title(), List.of("1", "n", "y", "t"))).isEqualTo("t");
    assertThat(with.absent()).containsOnly(Map.entry("date", List.of("day", "date")));
    assertThat(with.unused()).isEmpty();
    assertThat(without.cell(event(profile).title(), List.of("1", "n", "y", "m"))).isNull();
    assertThat(without.absent())
        .containsOnly(
            Map.entry("date", List.of("day", "date")), Map.entry("title", List.of("title")));
    assertThat(without.unused()).containsExactly("more");
  }

  @Test
  void ofDateAndYearOneMustBeThere() {
    SourceProfile profile = dateOrYear();

    assertThat(map(profile, "id", "name", "date").matches()).containsEntry("date", "date");
    assertThat(map(profile, "id", "name", "year").matches()).containsEntry("year", "year");
    assertThatThrownBy(() -> map(profile, "id", "name", "yaer"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'f.csv': profile p needs column 'year' (nearest: 'yaer'), and the"
                + " file has only: id, name, yaer. Name the file's columns in"
                + " profile p.conf, or correct its delimiter and encoding.");
  }

  private SourceProfile dateOrYear() {
    return Profiles.profile(
        folder,
        """
        layer = copatent
        row = event
        event {
          id = [{ column = id }]
          date = { column = [day, date], optional = true }
          year = { column = year, optional = true }
          title = { column = title, optional = true }
        }
        parties = [{ role = applicant, name = name }]
        """);
  }

  private static ColumnMap map(SourceProfile profile, String... header) {
    return ColumnMap.of(profile, List.of(header), "f.csv", Lookups.NONE);
  }

  private static EventSpec event(SourceProfile profile) {
    return (EventSpec) profile.content();
  }

  private SourceProfile withId(String column) {
    return Profiles.profile(
        folder,
        """
        layer = copatent
        format = csv
        row = event
        event { id = [{ column = %s }], year = year }
        parties = [{ role = applicant, name = name }]
        """
            .formatted(column));
  }
}
