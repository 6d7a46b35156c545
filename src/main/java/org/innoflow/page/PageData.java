package org.innoflow.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.innoflow.config.PageSettings;
import org.innoflow.config.RegionSets;
import org.innoflow.config.Settings;
import org.innoflow.contract.Column;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Metric;
import org.innoflow.contract.ReportTable;
import org.innoflow.io.TableStore;
import org.innoflow.io.TableStore.Head;
import org.innoflow.page.PageContent.ReportColumn;
import org.innoflow.page.PageContent.ReportRows;
import org.innoflow.text.ResourceTable;

/**
 * All that the page shows, collected from the tables of a release.
 *
 * @param content for the page's scripts, as JSON
 * @param blocks the flows of each sector shown
 */
record PageData(PageContent content, Map<SectorKey, String> blocks) {

  /**
   * Collects the data.
   *
   * @param bytes how large content and blocks may be; sectors are left out until they fit
   */
  static PageData of(
      TableStore tables, Settings settings, String runId, List<ReportTable> reports, long bytes)
      throws IOException {
    PageSettings limits = settings.reports().page();
    PageQueries queries = new PageQueries(tables, regionSet(settings));
    List<Row> places = queries.places();
    Selection selection = Selection.of(queries, places, limits);
    LayerData layers = LayerData.of(queries, selection);
    Places shown = Places.of(places, selection);
    PageContent content =
        new PageContent(
            runId,
            Contract.VERSION,
            settings.reports().parameters().get("year") instanceof Integer year ? year : null,
            selection.region(queries.set()),
            shown.cities(),
            shown.provinces(),
            layers.layers(),
            DegreeData.of(queries),
            IndexData.of(queries, shown.names()),
            reportRows(tables, reports, limits.rows()),
            definitions(),
            words());
    selection.fit(layers.blocks(), bytes - PageJson.bytes(content));
    Map<SectorKey, String> blocks = new TreeMap<>(layers.blocks());
    blocks.keySet().retainAll(selection.sectors());
    return new PageData(content.with(layers.layers()), blocks);
  }

  /** The region set of the reports where flows are summed for it, else the first that is. */
  private static String regionSet(Settings settings) {
    List<String> summed = settings.flowRegionSets();
    Object asked = settings.reports().parameters().get("region_set");
    return asked instanceof String set && summed.contains(set)
        ? set
        : summed.stream()
            .filter(set -> !set.equals(RegionSets.ALL))
            .findFirst()
            .orElse(RegionSets.ALL);
  }

  /** Chinese and English name of a row; each stands for the other where that is absent. */
  static List<String> names(Row row) {
    String zh = row.getAs("name_zh");
    String en = row.getAs("name_en");
    return List.of(zh == null ? en : zh, en == null ? zh : en);
  }

  private static List<ReportRows> reportRows(
      TableStore tables, List<ReportTable> reports, int limit) throws IOException {
    List<ReportRows> all = new ArrayList<>();
    for (ReportTable report : reports) {
      Head head = tables.head(report.table(), limit);
      all.add(
          new ReportRows(
              report.table().name(),
              List.of(report.table().zh(), report.table().en()),
              report.notes(),
              report.definitions(),
              report.table().columns().stream().map(PageData::column).toList(),
              head.rows().stream().map(PageData::values).toList(),
              head.all()));
    }
    return all;
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    return values;
  }

  private static ReportColumn column(Column column) {
    return new ReportColumn(
        column.name(), column.type(), column.unit(), List.of(column.zh(), column.en()));
  }

  private static Map<String, List<String>> definitions() {
    Map<String, List<String>> definitions = new TreeMap<>();
    for (Metric metric : Metric.all()) {
      if (metric.dialect().equals(Metric.STANDARD)) {
        definitions.put(metric.metricId(), List.of(metric.definitionZh(), metric.definition()));
      }
    }
    return definitions;
  }

  /** What the page says of its own, by key: Chinese, English. */
  static Map<String, List<String>> words() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    ResourceTable.rows(PageData.class, "words.tsv", 3)
        .forEach(row -> words.put(row.get(0), row.subList(1, 3)));
    return words;
  }
}
