/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.view.Browser.Pixel;
import io.neuromorphic.flink.view.SourceStatus.Phase;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/**
 * What the viewer's page says of where its spikes come from and of what goes wrong, to each of its
 * readers.
 */
class ViewerSourcesITCase extends ViewerPageFixture {

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
  void sourcesThatAreAwayOrSilentAreTold() throws Exception {
    diagonal(SECOND);
    open();
    viewer.source().set(Phase.AWAY, "Kafka does not answer");
    browser.until(
        "away", () -> browser.text("#phase").matches("Kafka does not answer since \\d.*"));
    assertThat(browser.element("#phase").getAttribute("data-phase")).isEqualTo("away");
    viewer.source().set(Phase.READING, "");
    ahead.addAndGet(3 * SECOND * 1_000);
    browser.until("silence", () -> browser.text("#phase").startsWith("nothing arrives for"));
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
  void aRunThatHasFailedIsTold() throws Exception {
    diagonal(SECOND);
    viewer.source().set(Phase.FAILED, "the run has failed: no more room");
    open();

    browser.until("all of it", () -> !seenNow().isEmpty());
    assertThat(browser.text("#phase")).isEqualTo("the run has failed: no more room");
    assertThat(browser.text("#message")).contains("no more room", "stays");
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

    viewer = open("another", port);
    viewer.source().set(Phase.ENDED, "the run has ended");
    browser.until("it is found again", () -> browser.text("#source").equals("another"));
    assertThat(browser.text("#phase")).isEqualTo("the run has ended");
    assertThat(browser.element("#message").isDisplayed()).isFalse();
  }

  /** What is chosen of the one holds for the other; where it stood still does not. */
  @Test
  void aPausedPageNoticesThatAnotherViewerIsThere() throws Exception {
    diagonal(100 * SECOND);
    spike("other", 100 * SECOND, 0);
    open();
    browser.element("#zoom-in").click();
    browser.element("#populations li:nth-child(2) input").click();
    browser.element("#pause").click();
    browser.drawn();
    String span = browser.text("#span");
    int port = URI.create(viewer.url()).getPort();
    viewer.close();

    viewer = open("another", port);
    diagonal(SECOND);
    spike("other", SECOND, 0);

    browser.until("it is noticed", () -> browser.text("#now").equals("2.500 s"));
    browser.until("it goes on", () -> browser.text("#pause").equals("Pause"));
    browser.until("its spikes", () -> !seenNow().isEmpty());
    assertThat(browser.text("#span")).isEqualTo(span);
    browser.until("both are known", () -> browser.text("#populations").contains("other"));
    browser.drawn();
    assertThat(browser.script("return document.querySelectorAll('#rasters figure').length"))
        .as("one was left out")
        .isEqualTo(1L);
  }

  @Test
  void faultsOfThePageAndOfTheViewerAreToldApart() throws Exception {
    diagonal(SECOND);
    open();
    browser.script(
        """
        const {putImageData} = CanvasRenderingContext2D.prototype;
        window.mend = () => { CanvasRenderingContext2D.prototype.putImageData = putImageData; };
        CanvasRenderingContext2D.prototype.putImageData = () => { throw new Error('no ink'); };
        """);
    browser.until("not drawn", () -> browser.text("#phase").equals("not drawn"));
    assertThat(browser.text("#message")).contains("cannot draw", "no ink", "viewer itself is well");
    assertThat(browser.complaints()).isNotEmpty().allMatch(text -> text.contains("no ink"));
    browser.script("window.mend()");
    browser.until("drawn again", () -> !browser.text("#phase").equals("not drawn"));

    Phase none = null;
    viewer.source().set(none, "");
    browser.until("a fault of the viewer", () -> browser.text("#phase").equals("viewer fault"));
    assertThat(browser.text("#message")).contains("500", "NullPointerException");
    viewer.source().set(Phase.READING, "");
    browser.until("well again", () -> !browser.text("#phase").equals("viewer fault"));
    assertThat(browser.element("#message").isDisplayed()).isFalse();
  }

  @Test
  void whatIsOnAnotherClockIsNamed() throws Exception {
    diagonal(SECOND);
    for (int i = 0; i < 2; i++) {
      spike("tomorrow", 1_767_225_600L * SECOND + i, 0);
    }
    open();

    browser.until("it says so", () -> browser.element("#message").isDisplayed());
    assertThat(browser.text("#message"))
        .startsWith("Not all of this is on one clock. Shown is the time about 2.500 s (diagonal).")
        .containsPattern("Elsewhere: population tomorrow at 202[56]-[01][21]-[03]1 ");
    assertThat(seenNow()).hasSize(NEURONS);
  }

  @Test
  void whoLooksAtWhatIsStillThereWhenAStreamBeginsAgainGoesOnDoingSo() throws Exception {
    diagonal(SECOND);
    diagonal(60 * SECOND);
    open();
    WebElement strip = browser.element("#overview");
    int width = strip.getSize().getWidth();
    browser.actions().moveToElement(strip, 2 - width / 2, 0).click().perform();
    browser.until("the oldest", () -> browser.text("#range").startsWith("-"));
    String range = browser.text("#range").split(",", -1)[0];

    ahead.addAndGet(3 * SECOND * 1_000);
    diagonal(30 * SECOND);

    browser.until("it is told", () -> browser.text("#now").equals("31.500 s"));
    browser.drawn();
    assertThat(browser.text("#pause")).isEqualTo("Live");
    assertThat(browser.text("#range")).startsWith(range);

    ahead.addAndGet(3 * SECOND * 1_000);
    diagonal(2 * SECOND);

    browser.until("what it looked at is gone", () -> browser.text("#pause").equals("Pause"));
    assertThat(browser.text("#now")).isEqualTo("3.500 s");
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
}
