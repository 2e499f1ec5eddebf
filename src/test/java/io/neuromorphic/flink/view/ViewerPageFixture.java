/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view;

import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.Browser.Pixel;
import io.neuromorphic.flink.view.SourceStatus.Phase;
import io.neuromorphic.flink.view.history.History;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The viewer's page in a real browser, of a history that a test fills. */
abstract class ViewerPageFixture {

  static final long SECOND = 1_000_000;

  /** Of a column, µs, as the page begins. */
  static final long STEP = 4_000;

  static final int NEURONS = 100;

  static final String RASTER = "figure[data-population=diagonal] canvas";

  static Browser browser;

  Viewer viewer;

  /** What the wall clock is ahead of the machine's, ns. */
  final AtomicLong ahead = new AtomicLong();

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
    viewer = open("a test", 0);
    viewer.source().set(Phase.READING, "");
  }

  @AfterEach
  void close() {
    // A page that is left no longer asks; what the last one complained of is not the next one's.
    browser.open("about:blank");
    browser.complaints();
    viewer.close();
  }

  final Viewer open(String name, int port) throws Exception {
    return Viewer.open(name, port, new History(() -> System.nanoTime() + ahead.get()));
  }

  final History history() {
    return viewer.history();
  }

  /** Neuron n fires n times 10 ms after the start; time goes on until half a second after. */
  final void diagonal(long start) {
    SpikePacket packet = new SpikePacket("diagonal", 0, NEURONS);
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      packet.addStep(start + neuron * 10_000L, neuron, new int[] {0}, 1);
    }
    packet.setUntil(start + SECOND + SECOND / 2);
    history().spikes(packet);
  }

  final void open() throws Exception {
    browser.open(viewer.url());
    browser.drawn();
  }

  /** Where the diagonal is seen in a window that ends with the column of an instant. */
  final Set<Pixel> expected(long start, long last) {
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

  final void untilSeen(String what, Set<Pixel> pixels) throws Exception {
    browser.until(what, () -> browser.spikes("diagonal").equals(pixels));
  }

  final Set<Pixel> seenNow() {
    return browser.spikes("diagonal");
  }

  final void spike(String population, long t, int neuron) {
    SpikePacket packet = new SpikePacket(population, 0, 1);
    packet.addStep(t, neuron, new int[] {0}, 1);
    history().spikes(packet);
  }
}
