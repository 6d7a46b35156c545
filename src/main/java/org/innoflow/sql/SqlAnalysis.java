package org.innoflow.sql;

import static scala.jdk.javaapi.CollectionConverters.asJava;
import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.ExecuteImmediateQuery;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.NameParameterizedQuery;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.CompoundPlanStatement;
import org.apache.spark.sql.catalyst.plans.logical.ExecutableDuringAnalysis;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Option;
import scala.Tuple2;

/**
 * Spark's own parser and analyser of queries over tables, without a session. The classes are
 * Spark's internal ones; a test holds their findings against those of a session.
 */
final class SqlAnalysis {
  /** Functions that call any method of Java, or read files that their arguments name. */
  private static final List<String> UNSAFE =
      List.of(
          "reflect",
          "try_reflect",
          "java_method",
          "from_avro",
          "to_avro",
          "schema_of_avro",
          "from_protobuf",
          "to_protobuf",
          "from_xml",
          "schema_of_xml");

  /** What Spark replaces in a query's text before it reads it: {@code ${env:HOME}}. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{");

  private static final String READ_ALONE = ": tables are read here, and nothing else is done";

  private final SparkSqlParser parser = new SparkSqlParser();
  private final Analyzer analyzer;
  private final List<Tuple2<String, SubqueryAlias>> tables = new ArrayList<>();
  private final List<String> names;
  private final List<Expression> values;

  SqlAnalysis(Map<String, StructType> tables, Map<String, Object> parameters) {
    SessionCatalog catalog =
        new SessionCatalog(
            new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
            functions(),
            TableFunctionRegistry$.MODULE$.builtin());
    analyzer = new Analyzer(new CatalogManager(new NoTables(), catalog));
    tables.forEach((name, schema) -> this.tables.add(new Tuple2<>(name, table(name, schema))));
    names = List.copyOf(parameters.keySet());
    values = names.stream().map(name -> literal(parameters.get(name))).toList();
  }

  StructType of(String sql) throws Fault {
    Matcher variable = VARIABLE.matcher(sql);
    if (variable.find()) {
      throw new Fault(
          1 + (int) sql.substring(0, variable.start()).lines().count(),
          "'${' stands for what only this machine knows; use a parameter, :name");
    }
    try {
      LogicalPlan query = parser.parsePlan(sql);
      refuseMore(query);
      LogicalPlan over = new UnresolvedWith(query, asScala(tables).toSeq(), false);
      LogicalPlan bound =
          names.isEmpty()
              ? over
              : new NameParameterizedQuery(over, asScala(names).toSeq(), asScala(values).toSeq());
      LogicalPlan found = analyzer.executeAndCheck(bound, new QueryPlanningTracker(Option.empty()));
      refuseMore(found);
      return found.schema();
    } catch (Fault e) {
      throw e;
    } catch (StackOverflowError e) {
      throw new Fault(1, "it is nested too deeply");
    } catch (Exception e) {
      if (e instanceof AnalysisException analysis) {
        throw new Fault(line(analysis), SqlReason.of(analysis));
      }
      throw new Fault(1, SqlReason.of(e));
    }
  }

  /** Refuses what does more than read, wherever in the query it stands. */
  private static void refuseMore(LogicalPlan query) throws Fault {
    List<LogicalPlan> plans = new ArrayList<>(List.of(query));
    asJava(query.subqueriesAll()).forEach(plan -> plans.add(plan));
    for (LogicalPlan plan : plans) {
      if (plan.exists(node -> node instanceof ScriptTransformation)) {
        throw new Fault(1, "it starts a command" + READ_ALONE);
      }
      if (plan.exists(SqlAnalysis::isMore)) {
        throw new Fault(1, "it is no query" + READ_ALONE);
      }
    }
  }

  /** Commands, insertions, calls, scripts, and texts that are run as queries. */
  private static boolean isMore(LogicalPlan node) {
    return node instanceof Command
        || node instanceof InsertIntoDir
        || node instanceof ParsedStatement
        || node instanceof CompoundPlanStatement
        || node instanceof ExecutableDuringAnalysis
        || node instanceof ExecuteImmediateQuery;
  }

  /** Those of Spark, but for the unsafe ones. */
  private static FunctionRegistry functions() {
    FunctionRegistry functions = FunctionRegistry$.MODULE$.builtin().clone();
    UNSAFE.forEach(name -> functions.dropFunction(new FunctionIdentifier(name)));
    return functions;
  }

  private static int line(AnalysisException e) {
    return e.line().isDefined() ? (Integer) e.line().get() : 1;
  }

  private static Expression literal(Object value) {
    return Literal$.MODULE$.apply(value);
  }

  private static SubqueryAlias table(String name, StructType schema) {
    return SubqueryAlias$.MODULE$.apply(name, LocalRelation$.MODULE$.apply(schema));
  }

  /** A catalog in which there is nothing but what a query itself is given. */
  private static final class NoTables implements TableCatalog, FunctionCatalog {
    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {}

    @Override
    public String name() {
      return "spark_catalog";
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
      return new Identifier[0];
    }

    @Override
    public Table loadTable(Identifier id) throws NoSuchTableException {
      throw new NoSuchTableException(id);
    }

    @Override
    public Table alterTable(Identifier id, TableChange... changes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean dropTable(Identifier id) {
      return false;
    }

    @Override
    public void renameTable(Identifier from, Identifier to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Identifier[] listFunctions(String[] namespace) {
      return new Identifier[0];
    }

    @Override
    public UnboundFunction loadFunction(Identifier id) throws NoSuchFunctionException {
      throw new NoSuchFunctionException(id);
    }
  }
}
