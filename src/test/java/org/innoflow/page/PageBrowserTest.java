package org.innoflow.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.innoflow.testkit.DuckDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in Chromium, from its file; left out where there is no Chromium. */
final class PageBrowserTest {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final long MEBIBYTE = 1 << 20;

  /** A figure that is drawn has more colours than paper and one line. */
  private static final String COLOURS =
      """
      return [...document.querySelectorAll('.figure .picture:not([hidden])')].map(picture => {
        const canvas = picture.querySelector('canvas');
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const colours = new Set();
        for (let i = 0; i < pixels.length; i += 4) {
          colours.add(pixels[i] << 24 | pixels[i + 1] << 16 | pixels[i + 2] << 8 | pixels[i + 3]);
        }
        return colours.size;
      });""";

  private static Path release;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    Assumptions.assumeTrue(
        CHROMIUM.canExecute() && DRIVER.canExecute(), "Chromium and its driver are installed");
    Path target = Path.of("target").toAbsolutePath();
    release = SyntheticRelease.large(Files.createTempDirectory(target, "page"));
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + Files.createTempDirectory(target, "chromium"));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @AfterEach
  void noErrorOnTheConsole() {
    assertThat(browser.manage().logs().get("browser").getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .isEmpty();
  }

  @Test
  void theLargestPageIsSmallEnoughAndSoonUsable() throws IOException {
    load("lang=en", 1280, 900);

    long bytes = Files.size(release.resolve("report.html"));
    double milliseconds =
        ((Number) script("return performance.getEntriesByName('drawn')[0].startTime;"))
            .doubleValue();
    System.out.printf("page of %,d bytes, drawn after %.0f ms%n", bytes, milliseconds);

    assertThat(bytes).isLessThan(8 * MEBIBYTE);
    // 3 s on a quiet machine.
    assertThat(milliseconds).isLessThan(15_000);
  }

  @Test
  void everyPictureIsDrawnAndTold() {
    load("lang=en&layer=transfer", 1280, 900);

    assertThat((List<?>) script(COLOURS))
        .hasSize(9)
        .allSatisfy(colours -> assertThat(((Number) colours).intValue()).isGreaterThan(20));
    assertThat(browser.findElements(By.cssSelector(".figure .picture:not([hidden])")))
        .allSatisfy(
            picture -> {
              assertThat(picture.getDomAttribute("role")).isEqualTo("img");
              assertThat(picture.getDomAttribute("aria-label")).hasSizeGreaterThan(40);
            });
    for (WebElement details : browser.findElements(By.cssSelector(".figure .data:not([hidden])"))) {
      script("arguments[0].open = true;", details);
    }
    settle("return document.querySelectorAll('.figure .data tbody tr').length > 200;");
  }

  @Test
  void figuresAreThoseOfTheTables() {
    try (DuckDb tables = DuckDb.open().release(release, "flow_summary", "flow_city")) {
      load("lang=en&layer=transfer&year=2015&sector=wipo35%2F7", 1280, 900);
      String slice = " where layer = 'transfer' and year = 2015 and sector_id = '7'";
      for (String card : List.of("events", "cross_city", "cross_province")) {
        String measure = card.equals("events") ? card : "links_" + card;
        assertThat(card(card))
            .isEqualTo(
                tables.value(
                    "select cast(value as bigint) from flow_summary"
                        + slice
                        + " and measure = '%s'".formatted(measure)));
      }
      assertThat(Double.parseDouble(card("located"))).isEqualTo(0.9);
      script("document.querySelector('#figure-map .data').open = true;");
      settle("return document.querySelectorAll('#figure-map .data tbody tr').length > 0;");
      List<?> rows =
          (List<?>)
              script(
                  "return [...document.querySelectorAll('#figure-map .data tbody tr')]"
                      + ".map(row => row.lastChild.textContent.replace(/,/g, ''));");
      assertThat(rows)
          .hasSameSizeAs(
              tables.rows("select 1 from flow_city" + slice + " and src_city_id <> dst_city_id"));
      assertThat(rows.stream().mapToLong(text -> Long.parseLong(text.toString())).sum())
          .isEqualTo(
              tables.count(
                  "select cast(sum(links) as bigint) from flow_city"
                      + slice
                      + " and src_city_id <> dst_city_id"));
    }
  }

  @Test
  void yearLayerAndLanguageChangeWhatIsShown() {
    load("lang=en&layer=copatent", 1280, 900);
    String before = heading();
    String drawn = drawing("map");

    browser.findElement(By.id("year")).sendKeys(Keys.ARROW_LEFT);
    settle("return document.getElementById('headline-title').textContent !== '" + before + "';");
    assertThat(heading()).isEqualTo("Co-patents in 2021");
    assertThat(drawing("map")).isNotEqualTo(drawn);

    new Select(browser.findElement(By.id("layer"))).selectByVisibleText("Venture deals");
    settle("return document.getElementById('headline-title').textContent.startsWith('Venture');");
    assertThat(heading()).isEqualTo("Venture deals in 2021");

    browser.findElement(By.cssSelector("[data-language=zh]")).sendKeys(Keys.ENTER);
    settle("return document.documentElement.lang === 'zh-Hans';");
    assertThat(heading()).isEqualTo("风险投资，2021 年");
    assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("城市间的创新流动");
    assertThat(browser.getCurrentUrl()).contains("lang=zh", "layer=venture", "year=2021");
  }

  @Test
  void aReleaseWithoutRowsSaysSo(@TempDir Path folder) throws IOException {
    browser.get(SyntheticRelease.empty(folder).resolve("report.html").toUri() + "#lang=en");
    settle("return true;");

    assertThat(browser.findElement(By.id("nothing")).getText())
        .isEqualTo("The region set yrd41 has no event in any layer, so there is nothing to draw.");
    assertThat(browser.findElements(By.cssSelector(".figure .picture canvas"))).isEmpty();
  }

  @Test
  void paperHasEveryPictureAsVectors() {
    load("lang=en&layer=transfer", 1280, 900);

    script("window.dispatchEvent(new Event('beforeprint'));");

    assertThat(
            (List<?>)
                script(
                    "return [...document.querySelectorAll('.sheet svg')].map("
                        + "svg => svg.querySelectorAll('path, text').length);"))
        .hasSize(9)
        .allSatisfy(parts -> assertThat(((Number) parts).intValue()).isGreaterThan(5));
    script("window.dispatchEvent(new Event('afterprint'));");
    assertThat(browser.findElements(By.cssSelector(".sheet"))).isEmpty();
  }

  @Test
  void namesAreTextsEverywhere() {
    load("lang=en&layer=transfer", 1280, 900);
    for (WebElement details : browser.findElements(By.cssSelector("details:not([hidden])"))) {
      script("arguments[0].open = true;", details);
    }
    settle("return document.querySelectorAll('[data-table=rpt_names] td').length > 0;");

    String text = (String) script("return document.getElementById('main').textContent;");

    assertThat(text)
        .contains(SyntheticRelease.MARKUP, SyntheticRelease.FORMULA, "Names <b>as texts</b>");
    // The data, a line of flows for each layer, the library, and the page's own.
    assertThat(browser.findElements(By.tagName("script"))).hasSize(1 + 6 + 2);
    assertThat(browser.findElements(By.cssSelector("#main b")))
        .extracting(WebElement::getText)
        .doesNotContain("as texts");
  }

  @Test
  void nothingIsWiderThanTheWindow() throws IOException {
    for (String language : List.of("en", "zh")) {
      for (int width : List.of(1280, 390)) {
        load("lang=" + language + "&layer=contract", width, 900);
        assertThat((Long) script("return document.documentElement.scrollWidth;"))
            .as("%s at %d", language, width)
            .isLessThanOrEqualTo((Long) script("return document.documentElement.clientWidth;"));
        screenshot(language, width);
      }
    }
  }

  private static void screenshot(String language, int width) throws IOException {
    long height = (Long) script("return document.documentElement.scrollHeight;");
    browser.manage().window().setSize(new Dimension(width, (int) height));
    Files.createDirectories(SCREENSHOTS);
    Files.write(
        SCREENSHOTS.resolve("report-%s-%d.png".formatted(language, width)),
        browser.getScreenshotAs(OutputType.BYTES));
  }

  private static void load(String address, int width, int height) {
    browser.manage().window().setSize(new Dimension(width, height));
    browser.get("about:blank");
    browser.get(release.resolve("report.html").toUri() + "#" + address);
    settle("return true;");
  }

  /** Waits until the page is drawn and a condition holds. */
  private static void settle(String condition) {
    new WebDriverWait(browser, Duration.ofSeconds(60))
        .until(
            driver ->
                Boolean.TRUE.equals(
                        script("return document.documentElement.dataset.state === 'ready';"))
                    && Boolean.TRUE.equals(script(condition)));
  }

  private static Object script(String text, Object... arguments) {
    return browser.executeScript(text, arguments);
  }

  private static String heading() {
    return browser.findElement(By.id("headline-title")).getText();
  }

  private static String card(String figure) {
    return browser
        .findElement(By.cssSelector("[data-figure=" + figure + "]"))
        .getDomAttribute("data-value");
  }

  private static String drawing(String figure) {
    return (String)
        script("return document.querySelector('#figure-%s canvas').toDataURL();".formatted(figure));
  }
}
