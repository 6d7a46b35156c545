package org.innoflow.index;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.IndexComponent;
import org.innoflow.config.IndexMethod;
import org.innoflow.config.IndexMethod.Normalisation;
import org.innoflow.config.IndexSeries;
import org.innoflow.config.IndexSettings;
import org.innoflow.config.Spelling;

/** The rows that an index has in the published tables, without its edition and id. */
final class IndexRows {
  static final StructType VALUE =
      new StructType()
          .add("node", StringType)
          .add("place_id", StringType)
          .add("year", IntegerType)
          .add("depth", IntegerType)
          .add("value", DoubleType)
          .add("weight", DoubleType)
          .add("contribution", DoubleType)
          .add("change_part", DoubleType)
          .add("yoy", DoubleType)
          .add("rank", IntegerType)
          .add("rank_low", IntegerType)
          .add("rank_high", IntegerType)
          .add("raw", DoubleType)
          .add("normalised", DoubleType)
          .add("imputed_share", DoubleType)
          .add("note", StringType);

  static final StructType NODE =
      new StructType()
          .add("node", StringType)
          .add("parent", StringType)
          .add("depth", IntegerType)
          .add("position", IntegerType)
          .add("name_zh", StringType)
          .add("name_en", StringType)
          .add("unit", StringType)
          .add("direction", StringType)
          .add("origin", StringType)
          .add("source", StringType)
          .add("weight", DoubleType)
          .add("present_share", DoubleType)
          .add("places", IntegerType)
          .add("note", StringType);

  static final StructType CATALOG =
      new StructType()
          .add("name_zh", StringType)
          .add("name_en", StringType)
          .add("version", StringType)
          .add("data_cut", IntegerType)
          .add("data_hash", StringType)
          .add("method_hash", StringType)
          .add("level", StringType)
          .add("region_sets", createArrayType(StringType))
          .add("places", IntegerType)
          .add("first_year", IntegerType)
          .add("last_year", IntegerType)
          .add("base_year", IntegerType)
          .add("normalisation", StringType)
          .add("aggregation", StringType)
          .add("component_weighting", StringType)
          .add("indicator_weighting", StringType)
          .add("imputation", StringType)
          .add("draws", IntegerType)
          .add("declaration", StringType);

  static final StructType GROWTH =
      new StructType()
          .add("node", StringType)
          .add("place_id", StringType)
          .add("first_year", IntegerType)
          .add("last_year", IntegerType)
          .add("depth", IntegerType)
          .add("first_value", DoubleType)
          .add("last_value", DoubleType)
          .add("growth", DoubleType)
          .add("cagr", DoubleType)
          .add("rank_nodes", IntegerType)
          .add("rank_places", IntegerType);

  private final CompositeIndex index;
  private final IndexTree tree;
  private final IndexSettings settings;
  private final List<IndexPlace> places;
  private final int years;

  IndexRows(CompositeIndex index, List<IndexPlace> places) {
    this.index = index;
    this.tree = index.tree();
    this.settings = index.settings();
    this.places = places;
    this.years = index.years();
  }

  /** {@link #VALUE} of every node, place and year. */
  Iterator<Row> values() {
    RankIntervals intervals = RankIntervals.of(index);
    return IntStream.range(0, tree.size())
        .boxed()
        .flatMap(node -> values(node, intervals))
        .iterator();
  }

  private Stream<Row> values(int node, RankIntervals intervals) {
    int[][] ranks =
        IntStream.range(0, years).mapToObj(y -> index.ranks(node, y)).toArray(int[][]::new);
    return IntStream.range(0, places.size() * years)
        .mapToObj(cell -> value(node, cell, ranks[cell % years][cell / years], intervals));
  }

  private Row value(int node, int cell, int rank, RankIntervals intervals) {
    int place = cell / years;
    boolean isIndicator = tree.depth(node) == 2;
    boolean isTotal = node == tree.total();
    boolean first = cell % years == 0;
    return RowFactory.create(
        tree.name(node),
        places.get(place).id(),
        settings.firstYear() + cell % years,
        tree.depth(node),
        number(index.value(node, cell)),
        index.weight(node, place),
        number(index.contribution(node, cell)),
        number(index.change(node, cell)),
        first ? null : growth(index.value(node, cell - 1), index.value(node, cell), 1),
        positive(rank),
        isTotal && rank > 0 ? positive(intervals.low(cell)) : null,
        isTotal && rank > 0 ? positive(intervals.high(cell)) : null,
        isIndicator ? number(index.indicators().values(node)[cell]) : null,
        isIndicator ? number(index.normalised().value(node, cell)) : null,
        index.imputedShare(node, cell),
        note(node, place));
  }

  private String note(int node, int place) {
    if (tree.depth(node) == 2) {
      return index.normalised().whyOut(node, place);
    }
    return Double.isNaN(index.value(node, place * years))
        ? "left out: all that it is made of is"
        : null;
  }

  /** {@link #NODE} of every node. */
  Iterator<Row> nodes() {
    return IntStream.range(0, tree.size()).mapToObj(this::node).iterator();
  }

  private Row node(int node) {
    int parent = tree.parent(node);
    String name = tree.name(node);
    String above = parent < 0 ? null : tree.name(parent);
    double weight = index.weights().own(node);
    if (tree.depth(node) == 2) {
      IndexComponent.Indicator i = tree.indicators().get(node);
      Set<String> notes = new TreeSet<>();
      int without = 0;
      for (int p = 0; p < places.size(); p++) {
        if (index.normalised().out(node, p)) {
          notes.add(index.normalised().whyOut(node, p));
          without++;
        }
      }
      return RowFactory.create(
          name,
          above,
          2,
          node - tree.first(tree.componentOf(node)) + 1,
          i.zh(),
          i.en(),
          i.unit(),
          Spelling.of(i.direction()),
          Spelling.of(i.origin()),
          source(i.series()),
          weight,
          number(index.indicators().presentShare(node)),
          places.size() - without,
          notes.isEmpty() ? null : String.join("; ", notes));
    }
    boolean isTotal = node == tree.total();
    IndexComponent component = isTotal ? null : tree.components().get(node - tree.component(0));
    return RowFactory.create(
        name,
        above,
        tree.depth(node),
        isTotal ? 1 : node - tree.component(0) + 1,
        isTotal ? settings.zh() : component.zh(),
        isTotal ? settings.en() : component.en(),
        "",
        "more",
        null,
        null,
        weight,
        null,
        (int) IntStream.range(0, places.size()).filter(p -> note(node, p) == null).count(),
        null);
  }

  /** What a series is made of, down to indicators and queries. */
  private String source(String name) {
    IndexSeries series = settings.series().get(name);
    if (series instanceof IndexSeries.Given given) {
      return "indicator " + given.indicator();
    }
    if (series instanceof IndexSeries.Query query) {
      return query.sql().strip().replaceAll("\\s+", " ");
    }
    IndexSeries.Ratio ratio = (IndexSeries.Ratio) series;
    return "(" + source(ratio.numerator()) + ") / (" + source(ratio.denominator()) + ")";
  }

  /** {@link #CATALOG} of the index. */
  Row catalog(Edition edition) {
    IndexMethod method = settings.method();
    return RowFactory.create(
        settings.zh(),
        settings.en(),
        settings.version(),
        edition.dataCut(),
        edition.dataHash(),
        edition.methodHash(),
        Spelling.of(settings.level()),
        settings.regionSets().toArray(String[]::new),
        places.size(),
        settings.firstYear(),
        settings.lastYear(),
        settings.baseYear(),
        Spelling.of(method.normalisation()),
        Spelling.of(method.aggregation()),
        Spelling.of(method.components()),
        Spelling.of(method.indicators()),
        Spelling.of(method.missing().imputation()),
        method.uncertainty().draws(),
        settings.text());
  }

  /** {@link #GROWTH} over the spans of the declaration and since the base year. */
  Iterator<Row> growth() {
    return IntStream.range(0, years)
        .boxed()
        .flatMap(last -> firstYears(last).stream().flatMap(first -> growth(first, last)))
        .iterator();
  }

  private Set<Integer> firstYears(int last) {
    Set<Integer> years = new TreeSet<>();
    settings.spans().forEach(span -> years.add(last - span));
    if (settings.baseYear() != null && settings.baseYear() - settings.firstYear() < last) {
      years.add(settings.baseYear() - settings.firstYear());
    }
    years.removeIf(year -> year < 0);
    return years;
  }

  private Stream<Row> growth(int first, int last) {
    double[][] growth = new double[tree.size()][places.size()];
    for (int node = 0; node < tree.size(); node++) {
      for (int p = 0; p < places.size(); p++) {
        Double of =
            growth(index.value(node, p * years + first), index.value(node, p * years + last), 1);
        growth[node][p] = of == null ? Double.NaN : of;
      }
    }
    return IntStream.range(0, tree.size())
        .boxed()
        .flatMap(
            node -> {
              int[] ofPlaces = CompositeIndex.ranks(growth[node]);
              return IntStream.range(0, places.size())
                  .mapToObj(p -> growth(node, p, first, last, growth, ofPlaces[p]));
            });
  }

  private Row growth(int node, int p, int first, int last, double[][] growth, int ofPlaces) {
    double from = index.value(node, p * years + first);
    double to = index.value(node, p * years + last);
    int rank = 1;
    for (int other = 0; other < tree.size(); other++) {
      rank += tree.depth(other) == tree.depth(node) && growth[other][p] > growth[node][p] ? 1 : 0;
    }
    return RowFactory.create(
        tree.name(node),
        places.get(p).id(),
        settings.firstYear() + first,
        settings.firstYear() + last,
        tree.depth(node),
        number(from),
        number(to),
        number(growth[node][p]),
        growth(from, to, last - first),
        Double.isNaN(growth[node][p]) ? null : rank,
        positive(ofPlaces));
  }

  /**
   * The growth a year; null where the first value is not above 0 or the last below 0, and of
   * z-scores, which have no zero to grow from.
   */
  private Double growth(double from, double to, int years) {
    boolean hasZero = settings.method().normalisation() != Normalisation.Z_SCORE;
    if (!hasZero || !(from > 0) || !(to >= 0)) {
      return null;
    }
    return (years == 1 ? to / from : StrictMath.pow(to / from, 1.0 / years)) - 1;
  }

  private static Double number(double value) {
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }

  private static Integer positive(int rank) {
    return rank > 0 ? Integer.valueOf(rank) : null;
  }
}
