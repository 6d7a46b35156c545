package org.innoflow.ingest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.innoflow.config.ReferenceSpec;
import org.innoflow.contract.Reference;
import scala.jdk.javaapi.CollectionConverters;

/** Rows of a reference: the fields' texts, checked and in one form. */
final class ReferenceParser implements RowParser {
  /** No value of an indicator has more. */
  private static final int INTEGER_DIGITS = 28;

  private final ReferenceSpec spec;
  private final ColumnMap columns;
  private final Cells cells;

  ReferenceParser(ReferenceSpec spec, ColumnMap columns, Cells cells) {
    this.spec = spec;
    this.columns = columns;
    this.cells = cells;
  }

  /** The key's texts as event_id, and the fields; all else is null. */
  @Override
  public Object[] content(List<String> raw) throws RowFault {
    List<String> row = columns.row(raw);
    Map<String, String> fields = new TreeMap<>();
    List<String> key = new ArrayList<>();
    for (Reference.Field field : spec.reference().fields()) {
      String value = value(field, columns.cell(spec.fields().get(field.name()), row));
      if (value != null) {
        fields.put(field.name(), value);
      }
      if (field.key()) {
        key.add(value == null ? "" : value);
      }
    }
    Object[] content = new Object[StagedRow.CONTENT.length()];
    content[StagedRow.CONTENT.fieldIndex("event_id")] = String.join("|", key);
    content[StagedRow.CONTENT.fieldIndex("fields")] = CollectionConverters.asScala(fields);
    return content;
  }

  private String value(Reference.Field field, String cell) throws RowFault {
    String text = cells.value(cell);
    if (text == null && field.required()) {
      throw new RowFault("missing_" + field.name(), field.name(), cell);
    }
    if (text == null) {
      return null;
    }
    return read(field.type(), text)
        .orElseThrow(() -> new RowFault("bad_" + field.name(), field.name(), text));
  }

  private Optional<String> read(Reference.Type type, String text) {
    return switch (type) {
      case TEXT -> Optional.of(text);
      case LIST ->
          Optional.of(
              cells.values(text).stream()
                  .filter(Objects::nonNull)
                  .collect(Collectors.joining(StagedRow.LIST_SEPARATOR)));
      case YEAR -> dateText(text).map(date -> Integer.toString(date.year()));
      case DATE ->
          dateText(text)
              .map(d -> d.date() == null ? Integer.toString(d.year()) : d.date().toString());
      case NUMBER ->
          AmountText.of(text)
              .map(AmountText::value)
              .filter(value -> value.precision() - value.scale() <= INTEGER_DIGITS)
              .map(BigDecimal::toPlainString);
    };
  }

  private static Optional<DateText> dateText(String text) {
    return DateText.of(text).filter(date -> DateText.isYear(date.year()));
  }
}
