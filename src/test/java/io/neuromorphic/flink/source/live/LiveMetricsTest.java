/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.live.Wire;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.state.RecordedMetrics;
import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.junit.jupiter.api.Test;

/** What a live input tells: also of events that never came to anybody. */
class LiveMetricsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BUFFER = 1_000;
  private static final String LIVE = "input=camera/live/";

  @Test
  void dropsOfAReaderThatIsTooSlowAreSeen() throws Exception {
    RecordedMetrics metrics = new RecordedMetrics();
    try (LiveReceiver receiver =
            LiveReceiver.open(Specs.udp(LiveProtocol.SPIF), LivePosition.START, BUFFER);
        Sender sender = new Sender(receiver.port())) {
      new LiveMetrics(metrics, "camera", receiver.counts(), receiver::waiting);
      Eventually.holds(
          "nobody reads, and some are dropped",
          PATIENCE,
          () -> {
            for (int i = 0; i < 50; i++) {
              sender.send(wire(100));
            }
            return metrics.count(LIVE + "droppedDatagrams") > 0;
          });
      assertThat(metrics.count(LIVE + "droppedEvents"))
          .isEqualTo(100 * metrics.count(LIVE + "droppedDatagrams"));
      assertThat(metrics.value(LIVE + "waitingEvents")).isPositive();
      assertThat(receiver.waitingPackets()).isPositive();
      assertThat(metrics.count(LIVE + "datagrams"))
          .isGreaterThan(metrics.count(LIVE + "droppedDatagrams"));
    }
  }

  @Test
  void whatIsNoDatagramOfTheProtocolIsSeen() throws Exception {
    RecordedMetrics metrics = new RecordedMetrics();
    try (LiveReceiver receiver = LiveReceiver.open(Specs.udp(LiveProtocol.AEDAT3));
        Sender sender = new Sender(receiver.port())) {
      new LiveMetrics(metrics, "camera", receiver.counts(), receiver::waiting);
      sender.send(new Wire().raw(1, 2, 3));
      Eventually.holds(
          "it is counted", PATIENCE, () -> metrics.count(LIVE + "malformedDatagrams") == 1);
    }
  }

  private static Wire wire(int events) {
    Wire wire = new Wire();
    for (int i = 0; i < events; i++) {
      wire.spif(5_000_000 + i, i, 1, 1);
    }
    return wire;
  }

  @Test
  void warningsOfTheSameWordAreOne() throws Exception {
    LiveCounts counts = new LiveCounts();
    RecordedMetrics metrics = new RecordedMetrics();
    LiveMetrics told = new LiveMetrics(metrics, "camera", counts, () -> 0);
    counts.warn("x beyond 640", 2);
    counts.warn("x beyond: 640", 3);
    counts.warn("odd", 1);
    Eventually.holds(
        "they are told once a second",
        PATIENCE,
        () -> {
          told.update();
          return metrics.all().containsKey("input=camera/kind=odd/decoderWarnings");
        });
    assertThat(metrics.count("input=camera/kind=x_beyond_640/decoderWarnings")).isEqualTo(5);
    counts.warn("x beyond 640", 1);
    assertThat(metrics.count("input=camera/kind=x_beyond_640/decoderWarnings")).isEqualTo(6);
  }

  @Test
  void whatIsShownIsNotCountedHere() {
    Counter view = new CountView(() -> 7);
    assertThat(view.getCount()).isEqualTo(7);
    assertThatThrownBy(view::inc).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> view.dec(2)).isInstanceOf(UnsupportedOperationException.class);
  }
}
