/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.ProbePacket;
import org.junit.jupiter.api.Test;

/** What is kept of a neuron's v and u. */
class TraceHistoryTest {

  private final TraceHistory trace = new TraceHistory("p", 3);

  @Test
  void samplesStandInTheirColumns() {
    trace.add(0, -65, 1);
    trace.add(1_000, -64, 2);
    trace.add(3_000, -63, 3);

    TraceView view = trace.view(new Window(0, 1_000, 4));

    assertThat(view.v()).containsExactly(-65, -65, -64, -64, Float.NaN, Float.NaN, -63, -63);
    assertThat(view.u()).containsExactly(1, 1, 2, 2, Float.NaN, Float.NaN, 3, 3);
  }

  @Test
  void aPeakIsNeverLost() {
    for (int i = 0; i < 1_000; i++) {
      trace.add(i * 100L, i == 437 ? 29 : i == 460 ? -80 : -65, i);
    }

    TraceView view = trace.view(new Window(0, 50_000, 2));

    assertThat(view.v()).containsExactly(29, -80, -65, -65);
    assertThat(view.u()[0]).isEqualTo(437);
    assertThat(view.u()[1]).isEqualTo(460);
  }

  @Test
  void theOldestIsForgotten() {
    int more = 1_000;
    for (int i = 0; i < TraceHistory.SAMPLES + more; i++) {
      trace.add(i, i, 0);
    }

    TraceView view = trace.view(new Window(more - 2, 1, 4));

    assertThat(view.v())
        .containsExactly(
            Float.NaN, Float.NaN, Float.NaN, Float.NaN, more, more, more + 1, more + 1);
    long last = TraceHistory.SAMPLES + more - 1;
    assertThat(trace.view(new Window(last, 1, 2)).v())
        .containsExactly(last, last, Float.NaN, Float.NaN);
  }

  @Test
  void whatComesAgainTakesThePlaceOfWhatWas() {
    for (int i = 0; i < 10; i++) {
      trace.add(i * 1_000, i, 0);
    }
    trace.add(4_000, 44, 0);

    assertThat(trace.view(new Window(3_000, 1_000, 3)).v())
        .containsExactly(3, 3, 44, 44, Float.NaN, Float.NaN);
  }

  @Test
  void aSampleThatIsNoNumberIsLeftOut() {
    History history = new History(System::nanoTime);
    ProbePacket samples = new ProbePacket("p", 0, 4);
    samples.add(0, 0, -65, -13);
    samples.add(1_000, 0, Float.POSITIVE_INFINITY, -13);
    samples.add(2_000, 0, -65, Float.NaN);
    samples.add(3_000, 0, -64, -13);
    history.probed(samples);

    float[] v = history.trace("p", 0, new Window(0, 1_000, 4)).orElseThrow().v();
    assertThat(v).containsExactly(-65, -65, Float.NaN, Float.NaN, Float.NaN, Float.NaN, -64, -64);
    assertThat(history.state().ignored()).isEqualTo(2);
  }
}
