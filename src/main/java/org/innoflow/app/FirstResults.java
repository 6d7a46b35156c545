package org.innoflow.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Contract;
import org.innoflow.failure.Secrets;
import org.innoflow.io.ReleasePaths;
import org.innoflow.run.RunContext;

/** What a run prints at its end: where the tables are, and first results worth seeing. */
final class FirstResults {
  private static final String STRONGEST =
      """
      select layer, a, b, links, events from (
        select *, row_number() over (partition by layer order by links desc, a, b) as place from (
          select layer, src_name as a, dst_name as b, sum(links) as links, sum(events) as events
          from flow_city where scheme = 'ALL' and src_city_id <> dst_city_id group by all))
      where place <= 5 order by layer, place""";

  private static final String PUBLISHED =
      """
      select substring(check_id, 11) as figure, scope, expected, observed, status
      from quality_check where check_id like 'published/%' order by figure""";

  private FirstResults() {}

  static void print(RunContext context, PrintWriter out) {
    context
        .tables()
        .registerViews(List.of(Contract.table("flow_city"), Contract.table(Contract.CHECKS)));
    out.println();
    out.println("Strongest links between cities, all years");
    TextTable strongest = new TextTable("layer", "from", "to", "links", "events");
    for (Row r : context.session().sql(STRONGEST).collectAsList()) {
      strongest.add(r.get(0), r.get(1), r.get(2), r.get(3), r.get(4));
    }
    strongest.print(out);
    List<Row> published = context.session().sql(PUBLISHED).collectAsList();
    if (!published.isEmpty()) {
      out.println();
      List<Row> differing =
          published.stream().filter(r -> r.getString(4).equals("differs")).toList();
      out.printf(
          Locale.ROOT,
          "Published figures: %,d of %,d are what this release says (table quality_check)%s%n",
          published.size() - differing.size(),
          published.size(),
          differing.isEmpty() ? "" : "; those that differ:");
      TextTable table = new TextTable("figure", "what", "published", "innoflow");
      differing.forEach(r -> table.add(r.get(0), r.get(1), r.get(2), r.get(3)));
      if (!differing.isEmpty()) {
        table.print(out);
      }
    }
    out.println();
    out.println("Tables   " + Secrets.hiddenIn(context.paths().release()));
    out.println("Page     " + Secrets.hiddenIn(context.paths().page()));
    out.println("Workbook " + Secrets.hiddenIn(context.paths().workbook()));
    out.println(
        "Current  " + Secrets.hiddenIn(ReleasePaths.pointer(context.settings().outputPath())));
    out.flush();
  }
}
