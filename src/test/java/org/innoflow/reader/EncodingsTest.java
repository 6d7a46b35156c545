package org.innoflow.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EncodingsTest {
  private static final String HEADER = "id,name,city\n";
  private static final String CHINESE = "编号,名称,城市\n1,苏州大学,苏州\n2,上海交通大学,上海\n";

  @ParameterizedTest
  @CsvSource({
    "GB18030, 苏州大学附属第一医院",
    "GB18030, 苏州",
    "GB18030, 圳鑫科技",
    "Big5, 國立臺灣大學",
    "Big5, 臺灣",
    "Shift_JIS, 株式会社リコー（東京都）とソニー",
    "windows-1252, Universität Zürich",
    "windows-1252, Köln",
    "windows-1252, Société Générale d’Électricité – “Île”",
    "x-MacRoman, Universität Zürich",
    "x-MacRoman, Köln",
    "x-MacRoman, Société Générale d’Électricité – “Île”",
    "UTF-8, Köln",
    "UTF-8, 苏州"
  })
  void oneNameTells(String encoding, String name) {
    assertThat(found(HEADER + "1," + name + ",x\n", encoding)).isEqualTo(encoding);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
  void chineseTextIsTold(String encoding) {
    assertThat(found(CHINESE, encoding)).isEqualTo(encoding);
    assertThat(found(CHINESE.repeat(500), encoding)).isEqualTo(encoding);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkTells(String encoding) {
    assertThat(found("\uFEFF编", encoding)).isEqualTo(encoding);
  }

  @Test
  void thirtyBytesOfChineseAreTold() {
    byte[] bytes = "编号,名称\n1,清华大学\n2,南京".getBytes(Charset.forName("GB18030"));

    assertThat(bytes).hasSizeLessThanOrEqualTo(30);
    assertThat(Encodings.find(bytes).name()).isEqualTo("GB18030");
  }

  @Test
  void charactersThatStandAloneAreTold() {
    assertThat(found("编号,年,名称\n1,2020,甲\n", "GB18030")).isEqualTo("GB18030");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id,name\n1,x\n", "id,na\0me\n1,\0\0\n", "\0", "\0\0\0\n"})
  void asciiIsUtf8(String text) {
    assertThat(found(text, "US-ASCII")).isEqualTo("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void asciiInTwoBytesIsTold(String encoding) {
    assertThat(found("id,name\r\n1,x\r\n", encoding)).isEqualTo(encoding);
  }

  @Test
  void aCharacterThatTheSampleCutsIsNoFault() {
    byte[] bytes = CHINESE.getBytes(StandardCharsets.UTF_8);

    for (int length = 1; length < bytes.length; length++) {
      assertThat(Encodings.find(Arrays.copyOf(bytes, length))).isEqualTo(StandardCharsets.UTF_8);
    }
  }

  @Test
  void aBrokenByteHereAndThereLeavesATextWhatItIs() {
    for (String encoding : new String[] {"UTF-8", "GB18030"}) {
      byte[] bytes = CHINESE.getBytes(Charset.forName(encoding));
      for (int i = 0; i < bytes.length; i++) {
        byte[] broken = bytes.clone();
        broken[i] = (byte) 0xFF;
        assertThat(Encodings.find(broken).name())
            .as("%s, byte %s", encoding, i)
            .isEqualTo(encoding);
      }
    }
  }

  @Test
  void realFilesAreTold() throws IOException {
    assertThat(found(RealData.file("patents/ar_glasses.csv"))).isEqualTo("UTF-8");
    assertThat(found(RealData.file("deals/crunchbase_investments_2004_2013.csv")))
        .isIn("windows-1252", "x-MacRoman");
  }

  @Test
  void realAddressesAreToldInTheEncodingsOfExcel() throws IOException {
    String text = Files.readString(RealData.file("addresses/addr.csv")).substring(0, 100_000);

    assertThat(found(text, "GB18030")).isEqualTo("GB18030");
    assertThat(found(text, "UTF-16LE")).isEqualTo("UTF-16LE");
  }

  private static String found(String text, String encoding) {
    return Encodings.find(text.getBytes(Charset.forName(encoding))).name();
  }

  private static String found(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Encodings.find(in.readNBytes(1 << 20)).name();
    }
  }
}
