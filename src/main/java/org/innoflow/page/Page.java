package org.innoflow.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.innoflow.config.Settings;
import org.innoflow.contract.ReportTable;
import org.innoflow.io.TableStore;
import org.innoflow.text.ResourceTable;

/**
 * The page report.html: one file with its data, its scripts and the charts' library, which opens
 * from a disk. The same tables give the same bytes.
 */
public final class Page {
  /** The page's scripts, in the order in which they run. */
  private static final List<String> SCRIPTS =
      List.of(
          "release.js",
          "words.js",
          "dom.js",
          "charts.js",
          "figures/headline.js",
          "figures/map.js",
          "figures/matrix.js",
          "figures/provinces.js",
          "figures/ranking.js",
          "figures/years.js",
          "figures/roles.js",
          "figures/degrees.js",
          "figures/indices.js",
          "tables.js",
          "page.js");

  private static final String WEBJAR = "META-INF/maven/org.webjars.npm/echarts/pom.properties";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private Page() {}

  /**
   * The page of a release.
   *
   * @param tables its tables, all but those that are written after the report tables
   * @param reports its report tables, which are written
   */
  public static String of(
      TableStore tables, Settings settings, String runId, List<ReportTable> reports)
      throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("style", text("report.css"));
    parts.put("echarts", echarts());
    parts.put("scripts", SCRIPTS.stream().map(Page::text).collect(Collectors.joining("\n")));
    String template = text("report.html");
    long limit = (long) settings.reports().page().megabytes() << 20;
    PageData data = PageData.of(tables, settings, runId, reports, limit - bytes(template, parts));
    parts.put("data", PageJson.write(data.content()));
    parts.put("flows", flows(data));
    return filled(template, parts);
  }

  /** An element for each layer, with a line for each of its sectors. */
  private static String flows(PageData data) {
    Map<String, String> lines =
        data.blocks().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    block -> block.getKey().layer(),
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.joining("\n"))));
    return lines.entrySet().stream()
        .map(
            layer ->
                "<script type=\"text/plain\" id=\"flows-%s\">%s</script>"
                    .formatted(layer.getKey(), layer.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** A template with its parts in the places that name them; a part is not looked into. */
  static String filled(String template, Map<String, String> parts) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
  }

  private static long bytes(String template, Map<String, String> parts) {
    return utf8(template) + parts.values().stream().mapToLong(Page::utf8).sum();
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String echarts() throws IOException {
    Properties webjar = new Properties();
    try (InputStream in = Page.class.getClassLoader().getResourceAsStream(WEBJAR)) {
      webjar.load(in);
    }
    return text(
        "/META-INF/resources/webjars/echarts/%s/dist/echarts.min.js"
            .formatted(webjar.getProperty("version")));
  }

  private static String text(String resource) {
    try (InputStream in = Page.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          ResourceTable.failure(resource, e.getMessage(), "Build again."), e);
    }
  }
}
