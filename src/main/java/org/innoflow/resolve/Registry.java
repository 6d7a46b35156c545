package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.PartySpec;
import org.innoflow.contract.Reference;
import org.innoflow.ingest.StagedRow;
import org.innoflow.organisation.Aliases;
import org.innoflow.organisation.OrganisationName;
import org.innoflow.place.Countries;
import scala.Tuple2;

/** What the registry says of organisations. */
final class Registry {
  /** One row per organisation; {@code kind} is one of ours or null, {@code tags} are sorted. */
  static final StructType SCHEMA =
      new StructType()
          .add("org_id", LongType)
          .add("name", StringType)
          .add("canonical_name", StringType)
          .add("kind", StringType)
          .add("place_id", StringType)
          .add("place_name", StringType)
          .add("industry", StringType)
          .add("parent_org_id", LongType)
          .add("parent_name", StringType)
          .add("parent_canonical", StringType)
          .add("tags", DataTypes.createArrayType(StringType), false);

  private static final StructType ALIAS =
      new StructType().add("alias", StringType).add("name", StringType);

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("企业", "company"),
          Map.entry("公司", "company"),
          Map.entry("高校", "university"),
          Map.entry("高等学校", "university"),
          Map.entry("大学", "university"),
          Map.entry("科研院所", "institute"),
          Map.entry("科研机构", "institute"),
          Map.entry("研究院所", "institute"),
          Map.entry("政府", "government"),
          Map.entry("机关", "government"),
          Map.entry("基金", "fund"),
          Map.entry("个人", "person"),
          Map.entry("其他", "other"));

  private Registry() {}

  /**
   * The registry's rows. Of several rows with one canonical name the one whose name comes first in
   * the alphabet counts.
   *
   * @param references {@code StagedRow.EVENT}
   * @return {@link #SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> references, Aliases aliases) {
    return rows(references)
        .map((MapFunction<Row, Row>) r -> entry(fields(r), aliases), Encoders.row(SCHEMA))
        .groupByKey((MapFunction<Row, Long>) r -> r.getLong(0), Encoders.LONG())
        .reduceGroups(
            (ReduceFunction<Row>) (a, b) -> a.getString(1).compareTo(b.getString(1)) <= 0 ? a : b)
        .map((MapFunction<Tuple2<Long, Row>, Row>) pair -> pair._2(), Encoders.row(SCHEMA));
  }

  /**
   * The other names that the registry gives, to the names, both canonical; held in memory. What the
   * registry lists under its own name is nobody's other name; a name that two organisations claim
   * is that of the first in the alphabet.
   */
  static Map<String, String> aliases(Dataset<Row> references) {
    Dataset<String> names =
        rows(references)
            .map(
                (MapFunction<Row, String>) r -> OrganisationName.canonical(fields(r).get("name")),
                Encoders.STRING());
    Map<String, String> aliases = new HashMap<>();
    rows(references)
        .filter(col("fields").getItem("aliases").isNotNull())
        .flatMap((FlatMapFunction<Row, Row>) r -> aliases(fields(r)), Encoders.row(ALIAS))
        .join(names.toDF("alias"), new String[] {"alias"}, "left_anti")
        .collectAsList()
        .forEach(
            r ->
                aliases.merge(
                    r.getString(0), r.getString(1), (a, b) -> a.compareTo(b) <= 0 ? a : b));
    return aliases;
  }

  private static Iterator<Row> aliases(Map<String, String> fields) {
    String name = OrganisationName.canonical(fields.get("name"));
    return Stream.of(fields.get("aliases").split(StagedRow.LIST_SEPARATOR, -1))
        .map(alias -> RowFactory.create(OrganisationName.canonical(alias), name))
        .iterator();
  }

  private static Dataset<Row> rows(Dataset<Row> references) {
    return references.filter(col("layer").equalTo(Reference.REGISTRY.id()));
  }

  private static Map<String, String> fields(Row row) {
    return row.getJavaMap(row.fieldIndex("fields"));
  }

  private static Row entry(Map<String, String> fields, Aliases aliases) {
    String canonical = aliases.canonical(fields.get("name"));
    PartyPlace place = PartyPlace.of(mention(fields), null);
    String parent = fields.get("parent");
    String parentCanonical = parent == null ? null : aliases.canonical(parent);
    return RowFactory.create(
        OrganisationName.id(canonical),
        fields.get("name"),
        canonical,
        kind(fields.get("kind")),
        place.placeId(),
        place.name(),
        fields.get("industry"),
        parent == null ? null : (Long) OrganisationName.id(parentCanonical),
        parent,
        parentCanonical,
        tags(fields.get("tags")));
  }

  private static String[] tags(String list) {
    return list == null
        ? new String[0]
        : Stream.of(list.split(StagedRow.LIST_SEPARATOR, -1))
            .distinct()
            .sorted()
            .toArray(String[]::new);
  }

  private static Mention mention(Map<String, String> fields) {
    boolean isForeign =
        Countries.alpha3(fields.get("country")).filter(c -> !c.equals("CHN")).isPresent();
    return new Mention(
        null,
        fields.get("name"),
        null,
        isForeign ? "world" : "cn",
        fields.get("country"),
        fields.get("province"),
        fields.get("city"),
        fields.get("county"),
        fields.get("address"),
        null,
        null,
        null);
  }

  private static String kind(String text) {
    return text == null || PartySpec.KINDS.contains(text) ? text : KINDS.get(text);
  }
}
