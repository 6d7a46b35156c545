package org.innoflow.sql;

import static scala.jdk.javaapi.CollectionConverters.asJava;
import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
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
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
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
 * What a query over the published tables gives, and what is wrong with it: Spark's own parser and
 * analyser without a session, so that a faulty report is found before a run. The classes are
 * Spark's internal ones; a test holds their findings against those of a session.
 */
public final class SqlSchema {
  private static final List<String> UNSAFE = List.of("reflect", "try_reflect", "java_method");

  private final SparkSqlParser parser = new SparkSqlParser();
  private final Analyzer analyzer;
  private final List<Tuple2<String, SubqueryAlias>> tables = new ArrayList<>();
  private final List<String> names;
  private final List<Expression> values;

  /**
   * Prepares for queries over the tables.
   *
   * @param tables the tables' schemas by name
   * @param parameters what {@code :name} stands for
   */
  public SqlSchema(Map<String, StructType> tables, Map<String, Object> parameters) {
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

  /**
   * The columns that a query gives.
   *
   * @throws Fault that names the line of the query
   */
  public StructType of(String sql) throws Fault {
    try {
      LogicalPlan query = parser.parsePlan(sql);
      if (query instanceof Command) {
        throw new Fault(1, "it is no query: tables are read here, and nothing else is done");
      }
      LogicalPlan over = new UnresolvedWith(query, asScala(tables).toSeq(), false);
      LogicalPlan bound =
          names.isEmpty()
              ? over
              : new NameParameterizedQuery(over, asScala(names).toSeq(), asScala(values).toSeq());
      LogicalPlan found = analyzer.executeAndCheck(bound, new QueryPlanningTracker(Option.empty()));
      refuseScripts(found);
      return found.schema();
    } catch (Fault e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof AnalysisException analysis) {
        throw new Fault(line(analysis), SqlReason.of(analysis));
      }
      throw new Fault(1, SqlReason.of(e));
    }
  }

  /** {@code transform(...) using 'command'} starts a process. */
  private static void refuseScripts(LogicalPlan query) throws Fault {
    List<LogicalPlan> plans = new ArrayList<>(List.of(query));
    asJava(query.subqueriesAll()).forEach(plan -> plans.add(plan));
    for (LogicalPlan plan : plans) {
      if (plan.exists(node -> node instanceof ScriptTransformation)) {
        throw new Fault(1, "it starts a command: tables are read here, and nothing else is done");
      }
    }
  }

  /** Those of Spark, but for the ones that call any Java method. */
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
