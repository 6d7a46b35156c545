package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.contract.Layer;
import org.innoflow.failure.Failure;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every layer has a profile of innoflow's own columns, named after its roles and schemes. */
class CanonicalProfilesTest {
  private static final Map<Layer, List<String>> OTHER_COLUMNS =
      Map.of(
          Layer.COPATENT, List.of("sei"),
          Layer.TRANSFER, List.of("sei"),
          Layer.COPAPER, List.of("field"),
          Layer.VENTURE, List.of("amount", "currency", "ai_chain"),
          Layer.SUBSIDIARY, List.of("amount", "currency", "function", "gbt4754"),
          Layer.COOPERATION, List.of("technology", "application", "gbt4754"),
          Layer.CONTRACT, List.of("amount", "currency", "contract_type"));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Layer.class)
  void readsAllOfItsColumns(Layer layer) throws IOException {
    List<String> columns = new ArrayList<>(List.of("event_id", "date", "year", "title"));
    for (String role : layer.roles()) {
      columns.addAll(List.of(role, role + "_country", role + "_province", role + "_city"));
      columns.addAll(List.of(role + "_county", role + "_address", role + "_lon", role + "_lat"));
      columns.add(role + "_kind");
    }
    columns.addAll(OTHER_COLUMNS.get(layer));

    assertThat(found(layer, columns).matches().values())
        .containsExactlyInAnyOrderElementsOf(columns);
  }

  @ParameterizedTest
  @EnumSource(Layer.class)
  void needsIdNamesAndAYearOnly(Layer layer) throws IOException {
    List<String> columns = new ArrayList<>(List.of("event_id", "year"));
    columns.addAll(layer.roles());

    assertThat(found(layer, columns).matches().values())
        .containsExactlyInAnyOrderElementsOf(columns);
    assertThatThrownBy(() -> found(layer, columns.subList(0, 2)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("needs column '" + layer.sourceRole() + "'");
    columns.remove("year");
    assertThatThrownBy(() -> found(layer, columns))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("needs column 'year'");
  }

  private Extract found(Layer layer, List<String> columns) throws IOException {
    Profiles.write(folder, "x.csv", String.join(",", columns) + "\n");
    Settings settings =
        SettingsLoader.load(
            null,
            List.of(
                "input.path=" + folder,
                "profiles.path=conf/sources",
                "sources.x.profile=canonical-" + layer.id(),
                "sources.x.files=x.csv"));
    return Extract.find(settings, new Configuration()).get(0);
  }
}
