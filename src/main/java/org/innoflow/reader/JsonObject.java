package org.innoflow.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Flattens a JSON object into texts by path: {@code {"a": {"b": 1}}} has the path a.b. A list of
 * values is one text, joined by the separator; a list of objects is a list per path of theirs, with
 * a place for each object. Numbers stay as they are written, true and false are these words, null
 * and empty lists are null. Of keys that occur twice the last one counts.
 */
final class JsonObject {
  private final JsonParser json;
  private final String separator;

  /** What a path, a value or an element takes in memory beside its characters, about. */
  private static final int OVERHEAD = 64;

  /** What paths and texts may still add up to: short keys in deep objects have long paths. */
  private long characters = DelimitedText.LONGEST_ROW;

  private JsonObject(JsonParser json, String separator) {
    this.json = json;
    this.separator = separator;
  }

  /**
   * Reads the object whose opening brace the parser is at, to its closing brace.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException where it is no JSON
   */
  static Map<String, String> read(JsonParser json, String separator) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    new JsonObject(json, separator).object("", texts);
    return texts;
  }

  private void object(String prefix, Map<String, String> texts) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix + json.currentName();
      json.nextToken();
      value(path, texts);
    }
  }

  private void value(String path, Map<String, String> texts) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> object(path + ".", texts);
      case START_ARRAY -> array(path, texts);
      case VALUE_NULL -> put(path, null, texts);
      default -> put(path, json.getText(), texts);
    }
  }

  private void put(String path, String text, Map<String, String> texts) throws IOException {
    spend(OVERHEAD + (long) path.length() + (text == null ? 0 : text.length()));
    texts.put(path, text);
  }

  private void spend(long more) throws IOException {
    characters -= more;
    if (characters < 0) {
      throw new StreamConstraintsException("the object is too large", json.currentLocation());
    }
  }

  /**
   * Every element is flattened by itself: an element that is a plain value has the array's path.
   */
  private void array(String path, Map<String, String> texts) throws IOException {
    List<Map<String, String>> elements = new ArrayList<>();
    Set<String> paths = new LinkedHashSet<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      spend(OVERHEAD);
      Map<String, String> element = new LinkedHashMap<>();
      value(path, element);
      elements.add(element);
      paths.addAll(element.keySet());
    }
    if (paths.isEmpty()) {
      put(path, null, texts);
    }
    spend((long) elements.size() * paths.size());
    for (String each : paths) {
      List<String> values = new ArrayList<>();
      elements.stream()
          .map(element -> element.get(each))
          .forEach(value -> values.add(value == null ? "" : value));
      texts.put(each, String.join(separator, values));
    }
  }
}
