package org.innoflow.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;

/**
 * The rows of a file of JSON objects: one to a line, or all in one array. The columns are the paths
 * of the first rows, in order of appearance; see {@link JsonObject}.
 *
 * <p>A line that is no object has the fault bad_json. A wanted column that appears only in a later
 * row would lose its cells, and makes that row a late_column.
 */
final class JsonFile extends FileRows {
  /** Rows that the columns are taken from. */
  private static final int HEADER_ROWS = 1000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxNameLength(1000)
                  .maxStringLength(DelimitedText.LONGEST_ROW)
                  .build())
          .build();

  /** Objects one after the other, taken from lines or from an array. */
  interface Objects extends Closeable {
    /** The next object, or the fault in its place; null at the end. */
    JsonRow next() throws IOException;
  }

  /** An object or, where there is a fault, the beginning of what stands there. */
  record JsonRow(long line, Map<String, String> texts, String raw, String fault) {}

  private final Set<String> wanted;
  private final Deque<JsonRow> waiting = new ArrayDeque<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private final TextLayout layout;
  private Objects objects;

  private JsonFile(String name, Charset encoding, Objects objects, Set<String> wanted)
      throws IOException {
    super(name);
    this.objects = objects;
    this.wanted = wanted;
    this.layout = new TextLayout(encoding.name(), Dialect.LINES, 0);
    long characters = 0;
    while (waiting.size() < HEADER_ROWS && characters < DelimitedText.LONGEST_ROW) {
      JsonRow row = objects.next();
      if (row == null) {
        break;
      }
      waiting.add(row);
      columns.addAll(row.texts().keySet());
      characters += characters(row);
    }
    if (waiting.isEmpty()) {
      throw emptyFile();
    }
    if (columns.isEmpty()) {
      throw Failure.input(
          "read file",
          name,
          "none of its first lines is a JSON object",
          "Write one object to a line, or correct the profile's format");
    }
  }

  static JsonFile open(
      FileStore files, FileStore.InputFile file, FileFormat format, Set<String> wanted)
      throws IOException {
    TextFile opened = TextFile.open(files, file, format);
    try {
      String beginning = opened.beginning().stripLeading();
      Objects objects =
          beginning.startsWith("[")
              ? new ArrayObjects(JSON.createParser(opened.text()), format.listSeparator())
              : new LineObjects(
                  new DelimitedText(opened.text(), Dialect.LINES), format.listSeparator());
      return new JsonFile(file.name(), opened.encoding(), objects, wanted);
    } catch (IOException | RuntimeException e) {
      opened.text().close();
      throw e;
    }
  }

  @Override
  public List<String> header() {
    return List.copyOf(columns);
  }

  @Override
  public String description() {
    return "jsonl, " + layout.encoding();
  }

  @Override
  Optional<TextLayout> layout() {
    return objects instanceof LineObjects ? Optional.of(layout) : Optional.empty();
  }

  @Override
  void moveTo(DelimitedText other) throws IOException {
    waiting.clear();
    objects.close();
    objects = ((LineObjects) objects).of(other);
  }

  @Override
  public void close() throws IOException {
    objects.close();
  }

  @Override
  RawRow read() throws IOException {
    JsonRow row = waiting.isEmpty() ? objects.next() : waiting.remove();
    if (row == null) {
      return null;
    }
    if (row.fault() != null) {
      return new RawRow(0, row.line(), List.of(row.raw()), row.fault());
    }
    String late = late(row);
    if (late != null) {
      return new RawRow(0, row.line(), List.of(late), "late_column");
    }
    List<String> cells = new ArrayList<>(columns.size());
    columns.forEach(column -> cells.add(row.texts().get(column)));
    return new RawRow(0, row.line(), cells, null);
  }

  private String late(JsonRow row) {
    return row.texts().keySet().stream()
        .filter(path -> !columns.contains(path) && wanted.contains(HeaderRow.comparable(path)))
        .findFirst()
        .orElse(null);
  }

  private static long characters(JsonRow row) {
    return row.texts().entrySet().stream()
        .mapToLong(e -> e.getKey().length() + (e.getValue() == null ? 0 : e.getValue().length()))
        .sum();
  }

  /** One object to a line. */
  private record LineObjects(DelimitedText lines, String separator) implements Objects {
    LineObjects of(DelimitedText others) {
      return new LineObjects(others, separator);
    }

    @Override
    public JsonRow next() throws IOException {
      RawRow line = lines.next();
      while (line != null && TextLayout.isBlank(line)) {
        line = lines.next();
      }
      if (line == null) {
        return null;
      }
      String text = line.cells().get(0);
      if (line.fault() != null) {
        return new JsonRow(line.lineNumber(), Map.of(), text, line.fault());
      }
      try (JsonParser json = JSON.createParser(text)) {
        if (json.nextToken() == JsonToken.START_OBJECT) {
          Map<String, String> texts = JsonObject.read(json, separator);
          if (json.nextToken() == null) {
            return new JsonRow(line.lineNumber(), texts, null, null);
          }
        }
        return new JsonRow(line.lineNumber(), Map.of(), text, "bad_json");
      } catch (JsonProcessingException e) {
        return new JsonRow(line.lineNumber(), Map.of(), text, "bad_json");
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  /** The elements of one array; what is no JSON there ends the reading. */
  private static final class ArrayObjects implements Objects {
    private final JsonParser json;
    private final String separator;
    private boolean begun;
    private boolean ended;

    ArrayObjects(JsonParser json, String separator) {
      this.json = json;
      this.separator = separator;
    }

    @Override
    public JsonRow next() throws IOException {
      try {
        return element();
      } catch (JsonProcessingException e) {
        long line = json.currentLocation().getLineNr();
        throw new IOException("on line " + line + " it is no JSON: " + e.getOriginalMessage(), e);
      }
    }

    private JsonRow element() throws IOException {
      if (ended) {
        return null;
      }
      if (!begun) {
        begun = true;
        json.nextToken();
      }
      JsonToken token = json.nextToken();
      if (token == JsonToken.END_ARRAY) {
        ended = true;
        if (json.nextToken() != null) {
          throw new IOException("there is more text behind its array");
        }
        return null;
      }
      if (token == null) {
        throw new IOException("its array is not closed");
      }
      long line = json.currentTokenLocation().getLineNr();
      if (token != JsonToken.START_OBJECT) {
        String raw = json.getText();
        json.skipChildren();
        return new JsonRow(line, Map.of(), raw, "bad_json");
      }
      return new JsonRow(line, JsonObject.read(json, separator), null, null);
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }
}
