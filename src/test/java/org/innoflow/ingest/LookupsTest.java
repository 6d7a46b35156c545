package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.SettingsLoader;
import org.innoflow.config.SourceProfile;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LookupsTest {
  private static final String PROFILE =
      """
      layer = copatent
      row = event
      event { id = [{ column = id }], year = year }
      parties = [{ role = applicant, name = name, place { scheme = cn, city = place.city } }]
      lookups { place { key = place_id, column = id } }
      """;

  @TempDir private Path folder;

  @Test
  void aRowTakesWhatTheLastRowOfItsKeySays() throws IOException {
    Lookups lookups = lookups("id,city\n1,苏州市\n 2 ,无锡市\n1,常州市\n", "places.csv");

    Lookups.Keys keys = lookups.keys(List.of("id", "place_id"), "x.csv");
    assertThat(lookups.header(List.of("id", "place_id")))
        .containsExactly("id", "place_id", "place.id", "place.city");
    assertThat(keys.extend(List.of("a", "1"))).containsExactly("a", "1", "1", "常州市");
    assertThat(keys.extend(List.of("b", "2"))).endsWith("无锡市");
    assertThat(keys.extend(List.of("c", "3"))).containsExactly("c", "3", null, null);
  }

  @Test
  void rowsWithoutAKeyArePassedOver() throws IOException {
    Lookups lookups =
        lookups("{\"id\":null,\"city\":\"x\"}\n{\"id\":\"1\",\"city\":\"苏州市\"}\n", "places.jsonl");

    assertThat(lookups.tables().get(0).rows()).containsOnlyKeys("1");
  }

  @Test
  void aBrokenRowIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> lookups("id,city\n1,苏州市\n2,无锡市,more\n", "places.csv"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(
            "Cannot read file 'places.csv': its row 2 (line 3) is broken: field_count.");
    assertThatThrownBy(() -> lookups("id,city\n1,\"苏州市\n", "places.csv"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("its row 1 (line 2) is broken: unclosed_quote");
  }

  private Lookups lookups(String text, String file) throws IOException {
    Profiles.write(folder, file, text);
    Profiles.write(folder, "p.conf", PROFILE);
    SourceProfile profile =
        SettingsLoader.load(
                null,
                List.of(
                    "profiles.path=" + folder,
                    "sources.x.profile=p",
                    "sources.x.files=[none]",
                    "sources.x.lookups.place=[" + file + "]"))
            .sources()
            .get(0)
            .profile();
    FileStore store = new FileStore(new Configuration());
    return Lookups.read(profile, Map.of("place", store.list(folder.toString(), file)), store);
  }
}
