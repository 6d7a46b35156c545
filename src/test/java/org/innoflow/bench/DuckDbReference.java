package org.innoflow.bench;

import java.nio.file.Path;
import java.util.List;
import org.innoflow.testkit.DuckDb;

/**
 * What a user would write instead: the flow tables of the made-up extracts in DuckDB's SQL, on two
 * threads, from the same files.
 */
final class DuckDbReference implements AutoCloseable {
  private static final String PLACES =
      """
      create table place as select * from (values
        ('上海市', '310000', '310000'), ('南京市', '320100', '320000'), ('无锡市', '320200', '320000'),
        ('常州市', '320400', '320000'), ('苏州市', '320500', '320000'), ('杭州市', '330100', '330000'),
        ('宁波市', '330200', '330000'), ('嘉兴市', '330400', '330000'), ('合肥市', '340100', '340000'),
        ('芜湖市', '340200', '340000'), ('北京市', '110000', '110000'), ('天津市', '120000', '120000'),
        ('济南市', '370100', '370000'), ('武汉市', '420100', '420000'), ('广州市', '440100', '440000'),
        ('深圳市', '440300', '440000'), ('成都市', '510100', '510000'), ('西安市', '610100', '610000'))
        as t(name, city, province)""";

  private static final String FIELDS =
      """
      create table field as select * from (values
        ('G06F17/30', '6'), ('H01L21/02', '8'), ('A61K31/00', '16'), ('B25J9/16', '25'),
        ('H01M10/05', '1'), ('C08L23/00', '17')) as t(ipc, field)""";

  private static final String PATENTS =
      """
      create table patent as
      select event_id, any_value(year(cast(date as date))) as year, any_value(sei) as sei,
             any_value(ipc) as ipc, any_value(title) as title,
             any_value(string_split(applicant, '; ')) as names,
             any_value(string_split(coalesce(applicant_city, ''), '; ')) as cities
      from read_csv('%s/patents-*.csv', header = true, all_varchar = true)
      where date > '1800'
      group by event_id""";

  private static final String DEALS =
      """
      create table deal as
      select distinct event_id, year(cast(date as date)) as year, investor, investor_city, investee,
             investee_city, cast(amount as decimal(24, 2)) as amount
      from read_csv('%s/deals.csv', header = true, all_varchar = true)""";

  /** Sectors of patents: the total, the label, the field of the class, and what the title says. */
  private static final String SECTORS =
      """
      create table sector as
      select event_id, 'ALL' as scheme, 'ALL' as sector from patent
      union all select event_id, 'sei', sei from patent
      union all select event_id, 'wipo35', field from patent join field using (ipc)
      union all select event_id, 'ai-field', 'vision' from patent where title like '图像识别%'
      union all select event_id, 'ai-field', 'robotics' from patent where title like '机器人%'""";

  private static final String PARTIES =
      """
      create table party as
      select event_id, year, p.name, any_value(city) as city, any_value(province) as province,
             count(*) over (partition by event_id) as n
      from (select event_id, year, unnest(names) as name, unnest(cities) as place from patent
            where len(names) > 1) p
      left join place on p.place = place.name
      group by event_id, year, p.name""";

  /** Pairs of an undirected layer per event and pair of cities, the smaller first. */
  private static final String COPATENTS =
      """
      create table copatent as
      select a.event_id, a.year,
             case when a.city <= b.city or b.city is null then a.city else b.city end as src,
             case when a.city <= b.city or b.city is null then b.city else a.city end as dst,
             case when a.city is null or b.city is null then 'unlocated'
                  when a.city = b.city then 'within_city'
                  when a.province = b.province then 'within_province'
                  else 'cross_province' end as scope,
             count(*) as links, count(*) / (a.n - 1) as w_frac,
             count(*) * 2 / (a.n * (a.n - 1)) as w_unit
      from party a join party b on a.event_id = b.event_id and a.name < b.name
      group by a.event_id, a.year, a.n, src, dst, scope""";

  private static final String VENTURES =
      """
      create table venture as
      with pair as (
        select d.*, s.city as src, t.city as dst, s.province as p, t.province as q,
               count(*) over (partition by event_id) as n
        from deal d left join place s on d.investor_city = s.name
        left join place t on d.investee_city = t.name
        where investor <> investee)
      select event_id, year, src, dst,
             case when src is null or dst is null then 'unlocated' when src = dst then 'within_city'
                  when p = q then 'within_province' else 'cross_province' end as scope,
             count(*) as links, count(*) * 1.0 as w_frac, count(*) / n as w_unit,
             any_value(amount) as amount
      from pair group by event_id, year, n, src, dst, scope""";

  private static final String FLOWS =
      """
      create table flow as
      select 'copatent' as layer, year, scheme, sector, src, dst, scope, count(*) as events,
             sum(links) as links, sum(w_frac) as w_frac, sum(w_unit) as w_unit, 0.0 as amount
      from copatent join sector using (event_id) group by all
      union all
      select 'venture', year, 'ALL', 'ALL', src, dst, scope, count(*), sum(links), sum(w_frac),
             sum(w_unit), sum(amount * w_unit)
      from venture group by all""";

  private final DuckDb duck = DuckDb.open();
  private final Path extracts;

  DuckDbReference(Path extracts) {
    this.extracts = extracts;
    duck.execute("set threads = 2");
    duck.execute(PLACES);
    duck.execute(FIELDS);
  }

  /** Reads the extracts into tables of events; returns the seconds. */
  double ingest() {
    return seconds(List.of(PATENTS.formatted(extracts), DEALS.formatted(extracts)));
  }

  /** Finds parties, places and sectors; returns the seconds. */
  double resolve() {
    return seconds(List.of(SECTORS, PARTIES));
  }

  /** Pairs parties and adds up the flows between cities; returns the seconds. */
  double flows() {
    return seconds(List.of(COPATENTS, VENTURES, FLOWS));
  }

  private double seconds(List<String> statements) {
    long start = System.nanoTime();
    statements.forEach(duck::execute);
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * The events of either that the other has not, at most five.
   *
   * @param what the step after which; ingest has its events in an intermediate table alone
   */
  List<String> eventDifferences(Path release, String what) {
    String table =
        what.equals("ingest")
            ? "read_parquet('%s/_stage/event/*.parquet') where len(incomplete) = 0"
                .formatted(release)
            : "read_parquet('%s/event/**/*.parquet', hive_partitioning = true)".formatted(release);
    return duck.rows(
        """
        with ours as (select event_id, cast(year as int) as year from %s),
             theirs as (select event_id, year from patent union select event_id, year from deal)
        select 'innoflow', * from (select * from ours except select * from theirs)
        union all select 'reference', * from (select * from theirs except select * from ours)
        limit 5"""
            .formatted(table));
  }

  /** The flows in which the release and the reference differ, at most five. */
  List<String> flowDifferences(Path release) {
    duck.release(release, "flow_city");
    return duck.rows(
        """
        select coalesce(o.layer, f.layer), coalesce(o.year, f.year), coalesce(o.scheme, f.scheme),
               coalesce(o.sector_id, f.sector), coalesce(o.src_city_id, f.src),
               coalesce(o.dst_city_id, f.dst), o.events, f.events, o.links, f.links,
               o.w_frac, f.w_frac, o.w_unit, f.w_unit, o.amount_cny, f.amount
        from (select * from flow_city where layer in ('copatent', 'venture')) o
        full join flow f
          on o.layer = f.layer and o.year = f.year and o.scheme = f.scheme
             and o.sector_id = f.sector and o.src_city_id is not distinct from f.src
             and o.dst_city_id is not distinct from f.dst and o.scope = f.scope
        where o.events is distinct from f.events or o.links is distinct from f.links
           or not abs(o.w_frac - f.w_frac) <= 1e-9 * greatest(1, f.w_frac)
           or not abs(o.w_unit - f.w_unit) <= 1e-9 * greatest(1, f.w_unit)
           or not abs(coalesce(o.amount_cny, 0) - f.amount) <= 1e-6 * o.events + 1e-9 * f.amount
        limit 5""");
  }

  @Override
  public void close() {
    duck.close();
  }
}
