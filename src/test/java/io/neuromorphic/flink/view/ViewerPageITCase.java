/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.Browser.Pixel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.WheelInput.ScrollOrigin;

/** What the viewer's page draws, and what a reader does with it. */
class ViewerPageITCase extends ViewerPageFixture {

  private static final String CAPTION = "figure[data-population=wide] figcaption";

  @Test
  void spikesAreDrawnWhereTheyMust() throws Exception {
    diagonal(SECOND);
    open();

    assertThat(browser.size(RASTER, "height")).isEqualTo(NEURONS);
    Set<Pixel> expected = expected(SECOND, 5 * SECOND / 2);
    assertThat(expected).hasSize(NEURONS);
    untilSeen("the diagonal", expected);
    assertThat(browser.text("figure[data-population=diagonal] figcaption"))
        .contains("diagonal", "100 neurons");
    assertThat(browser.text("#populations")).contains("diagonal").contains("100");
    assertThat(browser.text("#spikes")).isEqualTo("100");
    assertThat(browser.text("#now")).isEqualTo("2.500 s");
    assertThat(browser.text("#rates-note")).contains("spikes/s");

    diagonal(2 * SECOND);
    Set<Pixel> both = expected(SECOND, 7 * SECOND / 2);
    both.addAll(expected(2 * SECOND, 7 * SECOND / 2));
    untilSeen("it moves on, with what is new", both);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void darkAndLightDiffer() throws Exception {
    diagonal(SECOND);
    open();
    String background = "return getComputedStyle(document.body).backgroundColor";
    Object before = browser.script(background);
    String theme = browser.text("#theme");
    browser.until("spikes are seen", () -> !seenNow().isEmpty());
    Pixel spike = browser.spikes("diagonal").iterator().next();
    List<Integer> color = browser.pixel(RASTER, spike.x(), spike.y());

    browser.element("#theme").click();
    browser.drawn();

    assertThat(browser.script(background)).isNotEqualTo(before);
    assertThat(browser.text("#theme")).isNotEqualTo(theme);
    assertThat(browser.pixel(RASTER, spike.x(), spike.y())).isNotEqualTo(color);
    browser.open(viewer.url());
    browser.drawn();
    assertThat(browser.script(background)).as("is remembered").isNotEqualTo(before);
    browser.actions().sendKeys("d").perform();
    browser.until("back", () -> browser.script(background).equals(before));
  }

  @Test
  void aPauseFreezesThePictureAndNotTheFigures() throws Exception {
    diagonal(SECOND);
    open();
    Set<Pixel> frozen = expected(SECOND, 5 * SECOND / 2);
    untilSeen("the diagonal", frozen);

    browser.element("#pause").click();
    diagonal(3 * SECOND);
    browser.until("it goes on being told", () -> browser.text("#spikes").equals("200"));
    browser.drawn();
    assertThat(browser.spikes("diagonal")).isEqualTo(frozen);
    assertThat(browser.text("#pause")).isEqualTo("Live");
    assertThat(browser.element("#pause").getAttribute("aria-pressed")).isEqualTo("true");

    browser.element("body").sendKeys("l");
    Set<Pixel> both = expected(SECOND, 9 * SECOND / 2);
    both.addAll(expected(3 * SECOND, 9 * SECOND / 2));
    untilSeen("all again", both);
    assertThat(browser.text("#pause")).isEqualTo("Pause");
  }

  @Test
  void scrubbingShowsWhatWas() throws Exception {
    diagonal(SECOND);
    diagonal(60 * SECOND);
    open();
    untilSeen("the newest", expected(60 * SECOND, 123 * SECOND / 2));

    WebElement strip = browser.element("#overview");
    int width = strip.getSize().getWidth();
    browser.actions().moveToElement(strip, 2 - width / 2, 0).click().perform();

    browser.until(
        "the oldest", () -> browser.text("#range").startsWith("-") && !seenNow().isEmpty());
    // Longer ago than 8 s bins are of 10 ms: a spike is as wide.
    assertThat(browser.text("figure[data-population=diagonal] figcaption"))
        .contains("bins of 10 ms");
    assertThat(seenNow().stream().map(Pixel::y).distinct()).hasSize(NEURONS);

    WebElement slider = browser.element("#time");
    slider.sendKeys(Keys.END);
    untilSeen("the newest again", expected(60 * SECOND, 123 * SECOND / 2));
  }

  @Test
  void zoomingShowsLessAndMore() throws Exception {
    diagonal(SECOND);
    open();
    String span = browser.text("#span");

    browser.element("#zoom-in").click();
    browser.drawn();
    assertThat(browser.text("#span")).isNotEqualTo(span);
    Set<Pixel> close = seenNow();
    assertThat(close).hasSizeLessThanOrEqualTo(NEURONS).isNotEmpty();
    int spread = spread(close);

    browser.element("#zoom-out").click();
    browser.drawn();
    assertThat(browser.text("#span")).isEqualTo(span);
    assertThat(spread(seenNow())).isLessThan(spread);

    WebElement raster = browser.element(RASTER);
    browser.actions().scrollFromOrigin(ScrollOrigin.fromElement(raster), 0, 100).perform();
    browser.until("the wheel zooms", () -> !browser.text("#span").equals(span));

    int width = raster.getSize().getWidth();
    browser
        .actions()
        .moveToElement(raster, width / 4, 0)
        .clickAndHold()
        .moveByOffset(width / 8, 0)
        .release()
        .perform();
    browser.drawn();
    assertThat(browser.text("#pause")).isEqualTo("Live");
    assertThat(browser.text("#span")).isNotEqualTo(span);
  }

  @Test
  void aPartOfTheNeuronsIsSeenSharply() throws Exception {
    wide();
    open();
    browser.until("all of them", () -> browser.text(CAPTION).contains("14,400 neurons, 64 a row"));
    assertThat(rowsOfWide()).as("neighbours share rows").hasSizeLessThanOrEqualTo(2);

    // From the middle of the row of 6,976.. to that of the one above it.
    String wide = "figure[data-population=wide] canvas";
    int height = browser.element(wide).getSize().getHeight();
    double row = height / 225.0;
    int from = (int) Math.round(height / 2.0 - 108 * row);
    browser
        .actions()
        .moveToElement(browser.element(wide), 0, from - 6)
        .keyDown(Keys.SHIFT)
        .clickAndHold()
        .moveByOffset(0, 12)
        .release()
        .keyUp(Keys.SHIFT)
        .perform();
    browser.until("a part", () -> browser.text(CAPTION).contains(" of 14,400"));
    assertThat(browser.text("#pause")).as("time goes on").isEqualTo("Pause");
    browser.until("each has its row, or two", () -> rowsOfWide().size() >= 5);

    browser.picture("neurons");
  }

  @Test
  void keysAndButtonsChooseNeurons() throws Exception {
    wide();
    open();
    browser.until("all of them", () -> browser.text(CAPTION).contains("14,400 neurons"));
    // Half as many, and again, around the middle: 7,200 ± 28.
    for (int i = 0; i < 8; i++) {
      browser.actions().sendKeys("n").perform();
    }
    browser.until(
        "57 of them", () -> browser.text(CAPTION).contains("neurons 7172–7228 of 14,400"));
    assertThat(browser.spikes("wide")).as("none of them fired").isEmpty();
    WebElement canvas = browser.element("figure[data-population=wide] canvas");
    browser.script("arguments[0].focus()", canvas);
    for (int i = 0; i < 13; i++) {
      browser.actions().sendKeys(Keys.ARROW_DOWN).perform();
    }
    browser.until("further down", () -> browser.text(CAPTION).contains("neurons 6990–7046 of"));

    // Each neuron has a row, and its spike is two columns after that of the one below it.
    browser.until("twenty rows", () -> rowsOfWide().size() == 20);
    Map<Integer, List<Integer>> rows = rowsOfWide();
    assertThat(rows.keySet()).containsExactlyElementsOf(IntStream.range(10, 30).boxed().toList());
    int first = rows.get(10).get(0);
    rows.forEach((row, columns) -> assertThat(columns).containsExactly(first + 2 * (row - 10)));
    assertThat(browser.text("figure[data-population=wide] .low")).isEqualTo("6990");
    assertThat(browser.text("figure[data-population=wide] .high")).isEqualTo("7046");

    browser.element("figure[data-population=wide] button[title^='Show fewer']").click();
    browser.until("29 of them", () -> browser.text(CAPTION).contains("neurons 7004–7032 of"));
    browser.element("figure[data-population=wide] button[title^='Show all']").click();
    browser.until("all again", () -> browser.text(CAPTION).contains("14,400 neurons"));
    // The driver's wheel knows no keys.
    browser.script(
        """
        const {left, top, width, height} = arguments[0].getBoundingClientRect();
        const [clientX, clientY] = [left + width / 2, top + height / 2];
        const alt = {deltaY: -100, altKey: true, clientX, clientY, cancelable: true};
        arguments[0].dispatchEvent(new WheelEvent('wheel', alt));
        """,
        canvas);
    // Where the middle is depends on whole pixels.
    browser.until(
        "half of them",
        () -> browser.text(CAPTION).matches("(?s).*neurons 3[56]\\d\\d–10[78]\\d\\d of.*"));
    browser.actions().doubleClick(canvas).perform();
    browser.until("all again", () -> browser.text(CAPTION).contains("14,400 neurons"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatThePointerIsOnIsTold() throws Exception {
    diagonal(SECOND);
    open();
    browser.until("spikes are seen", () -> !seenNow().isEmpty());
    Pixel spike = seenNow().iterator().next();
    List<?> place =
        (List<?>)
            browser.script(
                """
                const canvas = document.querySelector(arguments[0]);
                const box = canvas.getBoundingClientRect();
                return [
                  Math.ceil(box.left + (arguments[1] / canvas.width) * box.width),
                  Math.floor(box.top + ((arguments[2] + 0.5) / canvas.height) * box.height)];
                """,
                RASTER,
                spike.x(),
                spike.y());
    browser
        .actions()
        .moveToLocation(((Number) place.get(0)).intValue(), ((Number) place.get(1)).intValue())
        .perform();

    int neuron = NEURONS - 1 - spike.y();
    browser.until(
        "the spike is told",
        () ->
            browser
                .text("figure[data-population=diagonal] output")
                .endsWith("neuron " + neuron + ": 1 spike"));
  }

  @Test
  void populationsAreChosen() throws Exception {
    diagonal(SECOND);
    String name = "<img src=x onerror=\"document.title='taken'\">";
    SpikePacket packet = new SpikePacket(name, 0, 1);
    packet.addStep(SECOND, 3, new int[] {0}, 1);
    history().spikes(packet);
    open();
    String rasters = "return document.querySelectorAll('#rasters figure').length";
    browser.until("two rasters", () -> browser.script(rasters).equals(2L));
    assertThat(browser.text("#populations")).contains(name);
    assertThat(browser.text("#rasters")).contains(name);
    assertThat(browser.script("return document.title")).isEqualTo("a test – neuromorphic view");

    browser.element("#populations li:nth-child(2) input").click();
    browser.until("one raster", () -> browser.script(rasters).equals(1L));
    browser.element("#populations li:nth-child(1) input").click();
    browser.until("no raster", () -> browser.script(rasters).equals(0L));
    assertThat(browser.element("#rates-section").isDisplayed()).isFalse();
    browser.element("#populations li:nth-child(1) input").click();
    browser.until("one raster again", () -> browser.script(rasters).equals(1L));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theCameraAndProbedNeuronsAreDrawn() throws Exception {
    diagonal(SECOND);
    CameraPacket seen = new CameraPacket(0);
    for (int i = 0; i < 40; i++) {
      seen.add(2_400_000, 10 + i, 20, 1);
    }
    seen.add(2_400_000, 99, 59, 0);
    history().camera("eye", seen);
    ProbePacket samples = new ProbePacket("diagonal", 0, 0);
    for (int i = 0; i < 1_000; i++) {
      samples.add(SECOND + i * 1_000L, 7, -65 + i % 50, -13);
    }
    history().probed(samples);
    open();

    browser.until("the map", () -> browser.element("#map").isDisplayed());
    browser.until("its size", () -> browser.size("#map", "width") == 100);
    assertThat(browser.size("#map", "height")).isEqualTo(60);
    browser.until(
        "its events", () -> !browser.pixel("#map", 15, 20).equals(browser.pixel("#map", 15, 21)));
    assertThat(browser.pixel("#map", 9, 20)).isEqualTo(browser.pixel("#map", 0, 0));
    assertThat(browser.text("#map-note")).startsWith("100 × 60").contains("41 in the 1 s before");
    assertThat(browser.text("#neurons")).contains("diagonal 7");
    assertThat(browser.element("#trace-v canvas").isDisplayed()).isTrue();
    assertThat(browser.element("#rates canvas").isDisplayed()).isTrue();
    // Of a window of about 1,160 columns of 4 ms, a second has samples, one and a half is known.
    browser.until("the trace", () -> lined("#trace-v canvas") > 240);
    assertThat(lined("#trace-v canvas")).isBetween(240, 260);
    browser.until("the rates", () -> lined("#rates canvas") > 300);
    assertThat(lined("#rates canvas")).isBetween(300, 400);
    browser.picture("light");
    browser.element("#theme").click();
    browser.drawn();
    browser.picture("dark");
    browser.resize(1000, 1200);
    browser.drawn();
    browser.picture("narrow");
    Object overflow = browser.script("return document.documentElement.scrollWidth - innerWidth");
    assertThat((long) overflow).as("nothing sticks out").isLessThanOrEqualTo(0);
    browser.resize(1600, 1000);
    browser.element("#theme").click();
    assertThat(browser.complaints()).isEmpty();
  }

  /** Columns between the first and the last that hold a spike. */
  private static int spread(Set<Pixel> pixels) {
    int most = pixels.stream().mapToInt(Pixel::x).max().orElseThrow();
    return most - pixels.stream().mapToInt(Pixel::x).min().orElseThrow();
  }

  /** Twenty neighbours of very many fire one after the other, 8 ms apart. */
  private void wide() {
    history().describePopulation("wide", 14_400, 160);
    for (int i = 0; i < 20; i++) {
      spike("wide", SECOND + i * 2 * STEP, 7_000 + i);
    }
    history().reached(SECOND + SECOND / 2);
  }

  /** Rows of the picture, from below, in which something is drawn, each with its columns. */
  private Map<Integer, List<Integer>> rowsOfWide() {
    int height = browser.size("figure[data-population=wide] canvas", "height");
    return browser.spikes("wide").stream()
        .collect(
            Collectors.groupingBy(
                pixel -> height - 1 - pixel.y(),
                TreeMap::new,
                Collectors.mapping(Pixel::x, Collectors.toList())));
  }

  /**
   * Columns of pixels of a chart in which there is some of a line: axes and grid have no colour.
   */
  private int lined(String selector) {
    Object count =
        browser.script(
            """
            const canvas = document.querySelector(arguments[0]);
            const {width, height} = canvas;
            const {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
            const columns = new Set();
            for (let i = 0; i < width * height; i++) {
              const [r, g, b, a] = data.subarray(4 * i, 4 * i + 4);
              if (a > 128 && Math.max(r, g, b) - Math.min(r, g, b) > 80) {
                columns.add(i % width);
              }
            }
            return columns.size;
            """,
            selector);
    return ((Number) count).intValue();
  }
}
