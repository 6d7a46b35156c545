package org.innoflow.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateTable;
import io.trino.sql.tree.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.antlr.runtime.tree.Tree;
import org.apache.hadoop.hive.ql.parse.ASTNode;
import org.apache.hadoop.hive.ql.parse.ParseDriver;
import org.apache.hadoop.hive.ql.parse.ParseException;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.junit.jupiter.api.Test;

/** The scripts as the parsers of the engines read them; DuckDB's and Spark's are run elsewhere. */
class SqlScriptsTest {
  private static final SqlScripts SCRIPTS =
      new SqlScripts("r", "hdfs://name/it's", "innoflow", Contract.tables(), Set.of("policy_term"));

  private static final Set<String> NAMES =
      Contract.tables().stream().map(Table::name).collect(Collectors.toCollection(TreeSet::new));

  @Test
  void hiveReadsItsScript() throws ParseException {
    List<String> tables = new ArrayList<>();
    int repaired = 0;
    for (String statement : statements("hive.sql")) {
      Tree tree = new ParseDriver().parse(statement);
      ASTNode command = (ASTNode) tree.getChild(0);
      if (command.getText().equals("TOK_CREATETABLE")) {
        tables.add(command.getChild(0).getChild(1).getText());
      }
      repaired += command.getText().equals("TOK_MSCK") ? 1 : 0;
    }
    assertThat(tables).containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(repaired)
        .isEqualTo(Contract.tables().stream().filter(t -> !t.partitions().isEmpty()).count());
  }

  @Test
  void trinoReadsItsScript() {
    List<String> tables = new ArrayList<>();
    for (String text : statements("trino.sql")) {
      Statement statement = new SqlParser().createStatement(text);
      if (statement instanceof CreateTable table) {
        tables.add(table.getName().toString());
        assertThat(table.getElements())
            .hasSize(Contract.table(table.getName().getSuffix()).columns().size());
      }
    }
    assertThat(tables)
        .containsExactlyInAnyOrderElementsOf(NAMES.stream().map("hive.innoflow."::concat).toList());
  }

  private static List<String> statements(String script) {
    String sql =
        SCRIPTS
            .all()
            .get(script)
            .lines()
            .filter(line -> !line.startsWith("--"))
            .collect(Collectors.joining("\n"));
    return Arrays.stream(sql.split(";(\n|$)", -1)).filter(s -> !s.isBlank()).toList();
  }
}
