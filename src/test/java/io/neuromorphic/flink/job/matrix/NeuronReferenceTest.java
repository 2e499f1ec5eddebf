/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.ReferenceDigest;
import io.neuromorphic.flink.job.Spikes;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.kernel.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reference against Norse, and against sums done by hand. */
class NeuronReferenceTest {

  private static final int STEPS = 800;

  /** Norse's population, as {@code golden/README.md} describes it. */
  private static Feed golden() {
    List<FeedCurrent> events = new ArrayList<>();
    for (Map<String, String> row : Golden.csv("population/events.csv")) {
      long t = Long.parseLong(row.get("step")) * 1_000;
      int neuron = Integer.parseInt(row.get("neuron"));
      events.add(new FeedCurrent(t, "tonic", neuron, Float.parseFloat(row.get("current"))));
    }
    // The stream need not end with the last step, nor start with the first.
    events.add(new FeedCurrent(0, "tonic", 0, 0));
    events.add(new FeedCurrent(STEPS * 1_000 - 1, "tonic", 0, 0));
    return feed(events, new Neurons("tonic", 257, 1, -65, 6));
  }

  private static Feed feed(List<? extends FeedEvent> events, Neurons neurons) {
    return new Feed("", 1_000, 0, events, List.of(neurons), Optional.empty(), Optional.empty());
  }

  @Test
  void itFiresTheSpikesOfNorse() {
    List<Spike> spikes = new ArrayList<>();
    for (Map<String, String> row : Golden.csv("population/spikes.csv")) {
      long t = (Long.parseLong(row.get("step")) + 1) * 1_000;
      spikes.add(new Spike(t, "tonic", Integer.parseInt(row.get("neuron"))));
    }

    assertThat(Spikes.sorted(NeuronReference.spikes(golden())))
        .isEqualTo(Spikes.sorted(spikes))
        .hasSize(2_406);
    assertThat(NeuronReference.outcome(golden()).digest())
        .isEqualTo(ReferenceDigest.of(spikes))
        .isEqualTo("474e974ac3919423258edc89ce701931");
  }

  @Test
  void itCountsStepsFromTheFirstEventsWindowThroughTheLast() {
    Feed feed =
        feed(
            List.of(new FeedCurrent(-1_500, "n", 1, 1), new FeedCurrent(2_000, "n", 1, 1)),
            new Neurons("n", 7, 1, -65, 6));

    Outcome outcome = NeuronReference.outcome(feed);

    assertThat(outcome.originMicros()).isEqualTo(-2_000);
    assertThat(outcome.neuronSteps()).isEqualTo(5 * 7);
    assertThat(outcome.books().read()).isEqualTo(2);
    assertThat(outcome.books().balanced()).isTrue();
  }

  @Test
  void pixelsOutsideTheGridAreFiltered() {
    Feed feed =
        new Feed(
            "",
            1_000,
            0,
            List.of(
                new FeedPixel(5, 7, 3, 1), new FeedPixel(6, 8, 3, 0), new FeedPixel(7, 3, 5, 0)),
            List.of(new Neurons("n", 2, 1, -65, 6)),
            Optional.of(new Encoding(4, 70, 40)),
            Optional.empty());

    assertThat(feed.currents()).containsExactly(new FeedCurrent(5, "n", 1, 70));
    assertThat(NeuronReference.outcome(feed).books().filtered()).isEqualTo(2);
  }
}
