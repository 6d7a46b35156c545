package org.innoflow.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.config.SourceProfile;

/** Small profiles and extracts that a test writes into its own folder. */
public final class Profiles {
  /** Patents with the columns id, day, name, city, sector. */
  public static final String PATENTS =
      """
      layer = copatent
      format = csv
      encoding = UTF-8
      row = event
      null-tokens = ["-"]
      list-separator = " | "
      event {
        id = [{ column = id }]
        date = day
        date-formats = ["yyyy-MM-dd", "yyyy/M/d"]
        title = title
      }
      parties = [
        { role = applicant, name = name, place { scheme = cn, province = province, city = city } }
      ]
      sectors = [{ scheme = sei, column = sector }]
      """;

  public static final String PATENT_HEADER = "id,day,title,name,province,city,sector\n";

  /** Deals with the columns id, day, year, amount, currency, investor, company. */
  public static final String DEALS =
      """
      layer = venture
      format = csv
      encoding = UTF-8
      row = party
      event {
        id = [{ column = id }]
        date = day
        date-formats = ["M/d/yy"]
        year = year
        amount {
          column = amount, unit = 10000, currency-column = currency
          currency-names { "人民币" = CNY, "美元" = USD }
        }
      }
      parties = [
        { role = investor, name = investor, required = false }
        { role = investee, name = company }
      ]
      """;

  public static final String DEAL_HEADER = "id,day,year,amount,currency,investor,company\n";

  private Profiles() {}

  /** Settings with one source {@code x} of a profile {@code p}, its files below the folder. */
  public static Settings settings(Path folder, String profile, String... files) {
    write(folder, "p.conf", profile);
    return SettingsLoader.load(
        null,
        List.of(
            "input.path=" + folder,
            "profiles.path=" + folder,
            "sources.x.profile=p",
            "sources.x.files=["
                + String.join(", ", Stream.of(files).map(f -> '"' + f + '"').toList())
                + "]"));
  }

  public static SourceProfile profile(Path folder, String profile) {
    return settings(folder, profile, "none").sources().get(0).profile();
  }

  public static Path write(Path folder, String name, String text) {
    return write(folder, name, text, "UTF-8");
  }

  public static Path write(Path folder, String name, String text, String encoding) {
    try {
      return Files.write(folder.resolve(name), text.getBytes(Charset.forName(encoding)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
