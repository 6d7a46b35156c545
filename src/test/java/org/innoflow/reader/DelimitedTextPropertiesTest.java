package org.innoflow.reader;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** FastCSV, a library of its own, tells what delimited text means. */
final class DelimitedTextPropertiesTest {
  private static final Dialect COMMAS = new Dialect(',', '"', -2);

  @Property(tries = 2000)
  void textWithoutFaultsIsWhatFastCsvReads(@ForAll("text") String text) throws IOException {
    List<RawRow> rows = rows(text);
    List<String> expected = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = fastCsv(text)) {
      reader.forEach(r -> expected.add(r.getStartingLineNumber() + " " + r.getFields()));
    } catch (CsvParseException e) {
      assertThat(rows).as("%s", e.getMessage()).anyMatch(row -> row.fault() != null);
      return;
    }

    assertThat(rows)
        .extracting(row -> row.lineNumber() + " " + row.cells())
        .containsExactlyElementsOf(expected);
    assertThat(rows).allMatch(row -> row.fault() == null);
  }

  @Property(tries = 500)
  void whatFastCsvWritesIsReadBack(
      @ForAll("cells") List<List<String>> table, @ForAll LineDelimiter lineEnd) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(lineEnd).build(text)) {
      table.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }

    assertThat(rows(text.toString())).extracting(RawRow::cells).isEqualTo(table);
  }

  @Property(tries = 500)
  void everyLineWithTextIsPartOfSomeRow(@ForAll("text") String text) {
    List<RawRow> rows = rows(text);

    assertThat(rows.isEmpty()).isEqualTo(text.chars().allMatch(c -> c == '\n' || c == '\r'));
    assertThat(rows).extracting(RawRow::lineNumber).isSorted().doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars(",\"\"\n\r甲a ").ofMaxLength(40);
  }

  @Provide
  Arbitrary<List<List<String>>> cells() {
    Arbitrary<String> cell = Arbitraries.strings().withChars(",;\"\n\r 甲a").ofMinLength(1);
    return cell.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(8);
  }

  private static CsvReader<CsvRecord> fastCsv(String text) {
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(text);
  }

  private static List<RawRow> rows(String text) {
    List<RawRow> rows = new ArrayList<>();
    try (DelimitedText reader = new DelimitedText(new StringReader(text), COMMAS)) {
      for (RawRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
