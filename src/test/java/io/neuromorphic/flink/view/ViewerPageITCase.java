/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.Browser.Pixel;
import io.neuromorphic.flink.view.SourceStatus.Phase;
import io.neuromorphic.flink.view.history.History;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.WheelInput.ScrollOrigin;

/**
 * The viewer's page in a real browser: what it says, what it draws, and what it does when told.
 * Long, as it is one list of what a reader does with the page, on one browser that all tests share.
 */
class ViewerPageITCase {

  private static final long SECOND = 1_000_000;

  /** Of a column, µs, as the page begins. */
  private static final long STEP = 4_000;

  private static final int NEURONS = 100;
  private static final String RASTER = "figure[data-population=diagonal] canvas";

  private static Browser browser;

  private Viewer viewer;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void serve() throws Exception {
    viewer = Viewer.open("a test", 0);
    viewer.source().set(Phase.READING, "");
  }

  @AfterEach
  void close() {
    // A page that is left no longer asks; what the last one complained of is not the next one's.
    browser.open("about:blank");
    browser.complaints();
    viewer.close();
  }

  private History history() {
    return viewer.history();
  }

  /** Neuron n fires n times 10 ms after the start; time goes on until half a second after. */
  private void diagonal(long start) {
    SpikePacket packet = new SpikePacket("diagonal", 0, NEURONS);
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      packet.addStep(start + neuron * 10_000L, neuron, new int[] {0}, 1);
    }
    packet.setUntil(start + SECOND + SECOND / 2);
    history().spikes(packet);
  }

  private void open() throws Exception {
    browser.open(viewer.url());
    browser.drawn();
  }

  /** Where the diagonal is seen in a window that ends with the column of an instant. */
  private Set<Pixel> expected(long start, long last) {
    int columns = browser.size(RASTER, "width");
    long from = (Math.floorDiv(last, STEP) + 1) * STEP - columns * STEP;
    Set<Pixel> pixels = new HashSet<>();
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      int column = (int) Math.floorDiv(start + neuron * 10_000L - from, STEP);
      if (column >= 0 && column < columns) {
        pixels.add(new Pixel(column, NEURONS - 1 - neuron));
      }
    }
    return pixels;
  }

  private void untilSeen(String what, Set<Pixel> pixels) throws Exception {
    browser.until(what, () -> browser.spikes("diagonal").equals(pixels));
  }

  @Test
  void beforeAnythingArrivesItSaysSo() throws Exception {
    viewer.source().set(Phase.WAITING, "no topic yet that is spikes.*");
    open();

    assertThat(browser.text("#phase")).isEqualTo("waiting: no topic yet that is spikes.*");
    assertThat(browser.text("#source")).isEqualTo("a test");
    assertThat(browser.text("#populations-note")).isEqualTo("None yet.");
    assertThat(browser.element("#map").isDisplayed()).isFalse();

    viewer.source().set(Phase.READING, "");
    browser.until(
        "connected", () -> browser.text("#phase").equals("connected, nothing has arrived yet"));
    diagonal(SECOND);
    browser.until("live", () -> browser.text("#phase").equals("live"));
    assertThat(browser.complaints()).isEmpty();
  }

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

  private Set<Pixel> seenNow() {
    return browser.spikes("diagonal");
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

  /** Columns between the first and the last that hold a spike. */
  private static int spread(Set<Pixel> pixels) {
    int most = pixels.stream().mapToInt(Pixel::x).max().orElseThrow();
    return most - pixels.stream().mapToInt(Pixel::x).min().orElseThrow();
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
  void aRunThatHasEndedIsShownWhole() throws Exception {
    diagonal(SECOND);
    diagonal(20 * SECOND);
    viewer.source().set(Phase.ENDED, "the run has ended");
    open();

    browser.until("both diagonals", () -> seenNow().stream().filter(p -> p.y() == 50).count() >= 2);
    assertThat(browser.text("#phase")).isEqualTo("the run has ended");
    browser.element("#zoom-in").click();
    browser.drawn();
    String span = browser.text("#span");
    browser.drawn();
    assertThat(browser.text("#span")).as("who looks closer may").isEqualTo(span);
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
    assertThat(browser.text("#map-note")).startsWith("100 × 60").contains("41 in the");
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

  @Test
  void severalViewersSeeTheSameAndDoAsEachLikes() throws Exception {
    diagonal(SECOND);
    open();
    try (Browser other = Browser.start()) {
      other.open(viewer.url());
      other.drawn();
      other.element("#pause").click();
      other.drawn();
      Set<Pixel> paused = other.spikes("diagonal");
      assertThat(paused).hasSize(NEURONS);

      diagonal(3 * SECOND);
      Set<Pixel> both = expected(SECOND, 9 * SECOND / 2);
      both.addAll(expected(3 * SECOND, 9 * SECOND / 2));
      untilSeen("the first goes on", both);
      other.until("the other is told", () -> other.text("#spikes").equals("200"));
      assertThat(other.spikes("diagonal")).isEqualTo(paused);
    }
  }

  @Test
  void aViewerThatIsGoneIsToldAndFoundAgain() throws Exception {
    diagonal(SECOND);
    open();
    int port = URI.create(viewer.url()).getPort();
    viewer.close();
    browser.until("it says so", () -> browser.text("#phase").equals("viewer gone"));
    assertThat(browser.text("#message")).contains("does not answer");
    assertThat(seenNow()).as("what came last stays").hasSize(NEURONS);

    viewer = Viewer.open("another", port);
    viewer.source().set(Phase.ENDED, "the run has ended");
    browser.until("it is found again", () -> browser.text("#source").equals("another"));
    assertThat(browser.text("#phase")).isEqualTo("the run has ended");
    assertThat(browser.element("#message").isDisplayed()).isFalse();
  }

  @Test
  void sourcesThatAreAwayOrSilentAreTold() throws Exception {
    diagonal(SECOND);
    open();
    viewer.source().set(Phase.AWAY, "Kafka does not answer");
    browser.until(
        "away", () -> browser.text("#phase").matches("Kafka does not answer since \\d.*"));
    assertThat(browser.element("#phase").getAttribute("data-phase")).isEqualTo("away");
    viewer.source().set(Phase.READING, "");
    browser.until("silence", () -> browser.text("#phase").startsWith("nothing arrives for"));
  }
}
