package org.innoflow.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.Test;

/** The fields of all symbols of an export, beside the concordance's LIKE patterns in DuckDB. */
final class IpcFieldsRealDataTest {
  /** In the form of the patterns: the main group stands at the right of four characters. */
  private static final String SYMBOLS =
      """
      SELECT DISTINCT symbol,
             regexp_extract(symbol, '^[A-H][0-9]{2}[A-Z]')
               || CASE WHEN symbol LIKE '%/%'
                    THEN lpad(regexp_extract(symbol, '^....([0-9]+)/', 1), 4, ' ') || '/'
                    ELSE '' END AS spaced
      FROM (SELECT unnest(string_split("IPC分类号", ' | ')) AS symbol
            FROM read_csv('EXPORT', header = true, all_varchar = true))
      WHERE symbol <> '-'
      """;

  private static final String LONGEST =
      """
      SELECT s.symbol, p.field_nr
      FROM (SYMBOLS) s LEFT JOIN read_csv('CONCORDANCE', header = true, all_varchar = true) p
        ON s.spaced LIKE p.ipc
      QUALIFY row_number() OVER (PARTITION BY s.symbol ORDER BY length(p.ipc) DESC) = 1
      """;

  @Test
  void everySymbolHasTheFieldOfItsLongestPattern() {
    String query =
        LONGEST
            .replace("SYMBOLS", SYMBOLS)
            .replace("EXPORT", RealData.file("patents/ar_glasses.csv").toString())
            .replace("CONCORDANCE", RealData.file("sectors/wipo35_ipc_technology.csv").toString());

    Map<String, String> expected = new HashMap<>();
    Set<String> withoutPattern = new TreeSet<>();
    try (DuckDb duckDb = DuckDb.open()) {
      for (String row : duckDb.rows(query)) {
        String symbol = row.substring(0, row.indexOf('|'));
        String field = row.substring(row.indexOf('|') + 1);
        if (field.isEmpty()) {
          withoutPattern.add(symbol.replaceFirst("/.*", ""));
        } else {
          expected.put(symbol, field);
        }
      }
    }

    assertThat(expected).hasSizeGreaterThan(2800);
    assertThat(expected)
        .allSatisfy((symbol, field) -> assertThat(IpcFields.field(symbol)).contains(field));
    assertThat(withoutPattern)
        .allMatch(group -> group.matches("(G06V|G16Z|H10K|H10N)[0-9]*|H04N(23|25)?"));
  }

  @Test
  void everyPatternIsInTheTable() {
    assertThat(RealData.csv("sectors/wipo35_ipc_technology.csv"))
        .hasSize(761)
        .allSatisfy(
            row ->
                assertThat(IpcFields.field(row.getField("ipc").replace("%", "").replace(" ", "")))
                    .contains(row.getField("field_nr")));
  }
}
