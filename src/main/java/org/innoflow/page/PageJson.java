package org.innoflow.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Values as JSON that may stand in an HTML page: no character that markup is made of is in it.
 *
 * <p>Whole numbers stay as they are, others have six significant digits or their whole part: the
 * tables have them all. A whole number that JavaScript cannot hold is a text.
 */
final class PageJson {
  private static final MathContext DIGITS = new MathContext(6);

  /** Whole numbers up to here are exact in JavaScript. */
  private static final BigDecimal EXACT = BigDecimal.valueOf((1L << 53) - 1);

  private static final ObjectMapper MAPPER = mapper();

  private PageJson() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The size of a value as written in UTF-8. */
  static long bytes(Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8).length;
  }

  private static ObjectMapper mapper() {
    SimpleModule values = new SimpleModule();
    for (Class<? extends Number> type :
        List.of(Double.class, double.class, Long.class, long.class, BigDecimal.class)) {
      values.addSerializer(type, new Numbers());
    }
    values.addSerializer(LocalDate.class, new Dates());
    JsonMapper mapper = JsonMapper.builder().addModule(values).build();
    mapper.getFactory().setCharacterEscapes(new Markup());
    return mapper;
  }

  private static final class Numbers extends JsonSerializer<Number> {
    @Override
    public void serialize(Number value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value instanceof Double number && !Double.isFinite(number)) {
        json.writeNull();
        return;
      }
      BigDecimal number = new BigDecimal(value.toString());
      boolean whole = number.stripTrailingZeros().scale() <= 0;
      if (!whole) {
        json.writeNumber(shortened(number));
      } else if (number.abs().compareTo(EXACT) > 0) {
        json.writeString(number.toPlainString());
      } else {
        json.writeNumber(number.longValue());
      }
    }
  }

  /** Never less than the whole part. */
  private static BigDecimal shortened(BigDecimal number) {
    BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? number.setScale(0, RoundingMode.HALF_EVEN) : rounded;
  }

  private static final class Dates extends JsonSerializer<LocalDate> {
    @Override
    public void serialize(LocalDate value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.toString());
    }
  }

  /** Escapes what HTML would read as markup, and the line ends of JavaScript that JSON has not. */
  private static final class Markup extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char markup : new char[] {'<', '>', '&'}) {
        codes[markup] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return switch (character) {
        case 0x2028 -> new SerializedString("\\u2028");
        case 0x2029 -> new SerializedString("\\u2029");
        default -> null;
      };
    }
  }
}
