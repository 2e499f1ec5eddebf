/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.history.HistoryState.Elsewhere;
import io.neuromorphic.flink.view.history.HistoryState.Kind;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of a stream, and how it is shown. */
class HistoryTest {

  private static final long SECOND = 1_000_000;

  private long nanos = 5_000_000_000L;
  private final History history = new History(() -> nanos);

  private void spike(String population, long t, int neuron) {
    spikes(population, t, neuron, 1);
  }

  private void spikes(String population, long t, int neuron, int count) {
    SpikePacket packet = new SpikePacket(population, 0, count);
    for (int i = 0; i < count; i++) {
      packet.addStep(t, neuron, new int[] {0}, 1);
    }
    history.spikes(packet);
  }

  private RasterView raster(long from, long step, int columns) {
    return history.raster("p", new Window(from, step, columns), NeuronRange.ALL, 256).orElseThrow();
  }

  private static int at(RasterView view, int row, int column) {
    return view.cells()[row * (view.cells().length / view.rows()) + column] & 0xff;
  }

  @Test
  void aSpikeStandsInItsRowAndColumn() {
    spike("p", 7_000, 2);
    spike("p", 9_000, 0);

    RasterView view = raster(5_000, 1_000, 6);

    assertThat(view.rows()).isEqualTo(3);
    assertThat(view.neuronsPerRow()).isEqualTo(1);
    assertThat(view.binMicros()).isEqualTo(1_000);
    assertThat(at(view, 2, 2)).isEqualTo(1);
    assertThat(at(view, 0, 4)).isEqualTo(1);
    assertThat(view.totals()).containsExactly(0, 0, 1, 0, 1, 0);
  }

  @Test
  void columnsAddUpTheirBins() {
    for (int t = 0; t < 10; t++) {
      spike("p", t * 1_000L, 0);
    }
    assertThat(raster(0, 5_000, 3).totals()).containsExactly(5, 5, 0);
    assertThat(at(raster(0, 5_000, 3), 0, 0)).isEqualTo(5);
  }

  @Test
  void aCellShowsNoMoreThan255AndATotalAll() {
    spikes("p", 1_000, 0, 1_000);
    assertThat(at(raster(0, 1_000, 2), 0, 1)).isEqualTo(255);
    assertThat(raster(0, 1_000, 2).totals()[1]).isEqualTo(1_000);
  }

  @Test
  void neuronsShareRowsWhereThereAreMany() {
    spike("p", 1_000, 3);
    spike("p", 1_000, 14_399);

    RasterView view = raster(0, 1_000, 2);

    assertThat(view.neuronsPerRow()).isEqualTo(64);
    assertThat(view.rows()).isEqualTo(225);
    assertThat(at(view, 0, 1)).isEqualTo(1);
    assertThat(at(view, 224, 1)).isEqualTo(1);
    RasterView low =
        history.raster("p", new Window(0, 1_000, 2), NeuronRange.ALL, 100).orElseThrow();
    assertThat(low.rows()).isEqualTo(75);
    assertThat(low.neuronsPerRow()).isEqualTo(192);
    assertThat(at(low, 74, 1)).isEqualTo(1);
  }

  @Test
  void someOfManyNeuronsAreToldApart() {
    history.describePopulation("p", 14_400, 160);
    for (int neuron = 7_000; neuron < 7_020; neuron++) {
      spike("p", neuron * 1_000L, neuron);
    }

    Window window = new Window(7_000_000, 1_000, 20);
    RasterView view = history.raster("p", window, new NeuronRange(6_998, 7_017), 256).orElseThrow();

    assertThat(view.firstNeuron()).isEqualTo(6_998);
    assertThat(view.neurons()).isEqualTo(20);
    assertThat(view.neuronsPerRow()).isEqualTo(1);
    assertThat(view.rows()).isEqualTo(20);
    for (int row = 0; row < 20; row++) {
      for (int column = 0; column < 20; column++) {
        assertThat(at(view, row, column)).isEqualTo(row - 2 == column ? 1 : 0);
      }
    }
    assertThat(view.totals()).as("of all neurons").containsOnly(1);
    RasterView pairs = history.raster("p", window, new NeuronRange(6_998, 7_017), 10).orElseThrow();
    assertThat(pairs.neuronsPerRow()).isEqualTo(2);
    assertThat(at(pairs, 1, 0) + at(pairs, 1, 1)).isEqualTo(2);
    RasterView beyond =
        history.raster("p", window, new NeuronRange(14_390, 20_000), 256).orElseThrow();
    assertThat(beyond.neurons()).isEqualTo(10);
  }

  @Test
  void whatIsNoLongerKnownOneByOneIsShownByRows() {
    history.describePopulation("p", 14_400, 160);
    spike("p", SECOND, 130);
    spikes("p", SECOND + 1_000, 7, SpikeLog.SPIKES);
    NeuronRange range = new NeuronRange(128, 131);

    RasterView old = history.raster("p", new Window(SECOND, 1_000, 2), range, 256).orElseThrow();
    RasterView late =
        history.raster("p", new Window(SECOND + 1_000, 1_000, 2), range, 256).orElseThrow();

    assertThat(old.firstNeuron()).isEqualTo(128);
    assertThat(old.neurons()).as("all that share the row").isEqualTo(64);
    assertThat(old.rows()).isEqualTo(1);
    assertThat(at(old, 0, 0)).isEqualTo(1);
    assertThat(late.neurons()).isEqualTo(4);
    nanos += 3_000_000_000L;
    spike("p", SECOND, 129);
    RasterView again =
        history.raster("p", new Window(SECOND + 1_000, 1_000, 1), range, 256).orElseThrow();
    assertThat(again.cells()).as("of a run before").containsOnly(0);
  }

  @Test
  void whatWasCountedBeforeThePopulationGrewStays() {
    for (int neuron = 0; neuron < 1_000; neuron += 100) {
      spike("p", 1_000, neuron);
    }

    RasterView view = raster(1_000, 1_000, 1);

    int[] rows = new int[10];
    for (int i = 0; i < 10; i++) {
      rows[i] = at(view, i * 100 / view.neuronsPerRow(), 0);
    }
    assertThat(rows).containsOnly(1);
    assertThat(view.totals()).containsExactly(10);
  }

  @Test
  void shardsMayBeApart() {
    spike("p", 3 * SECOND, 0);
    spike("p", SECOND, 1);
    spike("p", 2 * SECOND, 2);

    RasterView view = raster(SECOND, SECOND, 3);

    assertThat(at(view, 1, 0)).isEqualTo(1);
    assertThat(at(view, 2, 1)).isEqualTo(1);
    assertThat(at(view, 0, 2)).isEqualTo(1);
    assertThat(history.now()).isEqualTo(3 * SECOND);
  }

  @Test
  void theLongerAgoTheCoarser() {
    spike("p", 2_345_000, 0);
    assertThat(raster(2_345_000, 1_000, 1).binMicros()).isEqualTo(1_000);

    spike("p", 40 * SECOND, 0);
    RasterView middle = raster(2_340_000, 1_000, 10);
    assertThat(middle.binMicros()).isEqualTo(10_000);
    assertThat(at(middle, 0, 0)).as("a column within a bin shows the bin").isEqualTo(1);

    spike("p", 300 * SECOND, 0);
    assertThat(raster(2_300_000, 100_000, 1).binMicros()).isEqualTo(100_000);
    assertThat(raster(2_300_000, 100_000, 1).totals()).containsExactly(1);

    spike("p", 899 * SECOND, 0);
    assertThat(raster(2_300_000, 100_000, 1).totals()).as("forgotten").containsExactly(0);
    assertThat(history.state().oldest()).isGreaterThan(280 * SECOND);
  }

  @Test
  void aWideWindowIsMadeOfWideBins() {
    spike("p", SECOND, 0);
    assertThat(raster(0, 20_000, 100).binMicros()).isEqualTo(10_000);
    assertThat(raster(0, 200_000, 10).binMicros()).isEqualTo(100_000);
    assertThat(raster(0, 4_000, 10).binMicros()).isEqualTo(1_000);
  }

  @Test
  void silenceMovesTime() {
    spike("p", SECOND, 0);
    SpikePacket silent = new SpikePacket("p", 0, 0);
    silent.setUntil(4 * SECOND);
    history.spikes(silent);
    assertThat(history.now()).isEqualTo(4 * SECOND);

    silent.setUntil(InputPacket.END);
    history.spikes(silent);
    silent.setUntil(InputPacket.NONE);
    history.spikes(silent);
    assertThat(history.now()).isEqualTo(4 * SECOND);
    assertThat(history.state().ignored()).isZero();
  }

  @Test
  void aRunThatBeginsAgainIsSeenAgain() {
    spike("p", SECOND, 0);
    spike("p", 9 * SECOND, 0);
    nanos += 3_000_000_000L;

    spike("p", 5 * SECOND, 1);

    HistoryState state = history.state();
    assertThat(state.epoch()).isEqualTo(1);
    assertThat(state.begun()).containsExactly(5 * SECOND);
    assertThat(state.now()).isEqualTo(5 * SECOND);
    assertThat(raster(9 * SECOND, SECOND, 1).totals()).as("forgotten").containsExactly(0);
    assertThat(raster(SECOND, SECOND, 1).totals()).as("before it").containsExactly(1);
    assertThat(raster(5 * SECOND, SECOND, 1).totals()).containsExactly(1);
  }

  @Test
  void nonsenseIsCountedAndMovesNothing() {
    spike("p", SECOND, 0);
    spike("p", Long.MAX_VALUE, 0);
    spike("p", Long.MIN_VALUE, 0);
    spike("p", 40_000 * SECOND, 0);
    spike("p", SECOND, Integer.MAX_VALUE);
    spike("p", SECOND, -1);

    HistoryState state = history.state();
    assertThat(state.ignored()).isEqualTo(5);
    assertThat(state.now()).isEqualTo(SECOND);
    assertThat(state.populations().get(0).size()).isEqualTo(1);
  }

  @Test
  void oneBadNeuronCostsItselfAlone() {
    SpikePacket packet = new SpikePacket("p", 0, 4);
    for (int neuron : new int[] {3, -1, Integer.MAX_VALUE, 5}) {
      packet.addStep(SECOND, neuron, new int[] {0}, 1);
    }
    history.spikes(packet);

    assertThat(history.state().ignored()).isEqualTo(2);
    assertThat(history.state().populations().get(0).spikes()).isEqualTo(2);
    assertThat(at(raster(SECOND, 1_000, 1), 3, 0)).isEqualTo(1);
    assertThat(at(raster(SECOND, 1_000, 1), 5, 0)).isEqualTo(1);
  }

  /** Wherever it stands: the first, one between others, the last. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4})
  void oneBadTimeCostsItselfAlone(int place) {
    long[] bad = {Long.MAX_VALUE, Long.MIN_VALUE, 40_000 * SECOND};
    for (int i = 0; i < bad.length; i++) {
      SpikePacket spikes = new SpikePacket("p", 0, 5);
      CameraPacket seen = new CameraPacket(5);
      ProbePacket samples = new ProbePacket("p", 0, 5);
      for (int k = 0; k < 5; k++) {
        long t = k == place ? bad[i] : (5 * i + k) * 1_000L;
        spikes.addStep(t, k, new int[] {0}, 1);
        seen.add(t, k, 0, 1);
        samples.add(t, 0, -65, -13);
      }
      history.spikes(spikes);
      history.camera("c", seen);
      history.probed(samples);
    }

    HistoryState state = history.state();
    assertThat(state.ignored()).isEqualTo(9);
    assertThat(state.populations().get(0).spikes()).isEqualTo(12);
    assertThat(state.cameras().get(0).events()).isEqualTo(12);
    assertThat(state.now()).isEqualTo(place == 4 ? 13_000 : 14_000);
    float[] v = history.trace("p", 0, new Window(0, 1_000, 15)).orElseThrow().v();
    assertThat(IntStream.range(0, 15).filter(k -> v[2 * k] == -65)).hasSize(12);
  }

  @Test
  void whatIsOnAnotherClockIsNamed() {
    long wall = 1_700_000_000 * SECOND;
    spike("p", SECOND, 0);
    spike("q", wall, 0);
    assertThat(history.state().elsewhere()).as("a single odd time is no clock").isEmpty();

    spike("q", wall + 1_000, 0);
    CameraPacket seen = new CameraPacket(1);
    seen.add(2 * wall, 1, 1, 1);
    history.camera("c", seen);
    ProbePacket samples = new ProbePacket("q", 0, 2);
    samples.add(wall, 0, -65, -13);
    samples.add(wall, 1, -65, -13);
    history.probed(samples);

    Elsewhere q = new Elsewhere(Kind.POPULATION, "q", wall + 1_000);
    assertThat(history.state().now()).isEqualTo(SECOND);
    assertThat(history.state().elsewhere())
        .containsExactlyInAnyOrder(
            q, new Elsewhere(Kind.PROBES, "q", wall), new Elsewhere(Kind.CAMERA, "c", 2 * wall));
    assertThat(history.cameraNow("c")).hasValue(2 * wall);

    // Nothing more comes of the one that was shown: the other is seen, and goes on being so.
    nanos += 3_000_000_000L;
    spike("q", wall + 2_000, 0);
    assertThat(history.state().elsewhere())
        .contains(new Elsewhere(Kind.POPULATION, "p", SECOND))
        .extracting(Elsewhere::name)
        .doesNotContain("q");
    spike("p", wall + 3_000, 0);
    assertThat(history.state().elsewhere())
        .as("moved on with it")
        .containsExactly(new Elsewhere(Kind.CAMERA, "c", 2 * wall));
  }

  @Test
  void thereIsRoomForSoMany() {
    for (int i = 0; i < 20; i++) {
      spike("p" + i, SECOND, 0);
      spike("p" + i, SECOND, 0);
    }
    for (int i = 0; i < 3; i++) {
      CameraPacket packet = new CameraPacket(1);
      packet.add(SECOND, 1, 1, 1);
      history.camera("c" + i, packet);
    }
    for (int i = 0; i < 18; i++) {
      ProbePacket sample = new ProbePacket("p0", 0, 1);
      sample.add(SECOND, i, -65, -13);
      history.probed(sample);
    }

    HistoryState state = history.state();
    assertThat(state.populations()).hasSize(16);
    assertThat(state.cameras()).hasSize(2);
    assertThat(state.traces()).hasSize(16);
    assertThat(state.leftOut()).isEqualTo(4 + 1 + 2);
    assertThat(history.raster("p19", new Window(0, 1_000, 1), NeuronRange.ALL, 1)).isEmpty();
  }

  @Test
  void whatIsToldBeforeTheFirstSpikeIsShown() {
    history.describePopulation("p", 160, 16);

    assertThat(history.state().populations())
        .containsExactly(new HistoryState.Population("p", 160, 16, 0, 0));
    assertThat(history.now()).isEqualTo(HistoryState.NONE);
    assertThat(history.state().quietMillis()).isEqualTo(-1);
    assertThat(raster(0, 1_000, 2).rows()).isEqualTo(160);
  }

  @Test
  void ratesAreOfTheLastSecondOfEventTime() {
    for (int i = 0; i < 200; i++) {
      spike("p", i * 10_000L, i);
    }
    history.reached(2 * SECOND);

    assertThat(history.state().populations().get(0).rate()).isEqualTo(100);
    assertThat(history.state().populations().get(0).spikes()).isEqualTo(200);
    assertThat(history.state().arriving()).isZero();
    nanos += 500_000_000;
    assertThat(history.state().arriving()).as("by the wall clock").isEqualTo(200);
    assertThat(history.state().quietMillis()).isEqualTo(500);
    nanos += 1_000_000_000;
    assertThat(history.state().arriving()).isZero();
  }

  @Test
  void theOverviewAddsUpAllPopulations() {
    spike("p", SECOND, 0);
    spikes("q", SECOND, 0, 2);
    spike("q", 2 * SECOND, 0);

    assertThat(history.totals(new Window(0, SECOND, 3))).containsExactly(0, 3, 1);
    assertThat(LongStream.of(history.totals(new Window(0, 100_000, 30))).sum()).isEqualTo(4);
  }
}
