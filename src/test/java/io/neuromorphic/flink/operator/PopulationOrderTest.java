/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.bounded;
import static io.neuromorphic.flink.operator.Populations.population;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same set of spikes, whatever the order, the packets, the shards and the parallelism. */
class PopulationOrderTest {

  private static final List<Current> CURRENTS =
      Streams.random(job(1), 40, 4_000, new Random(20_260));

  private static PopulationsSpec job(int shards) {
    return bounded(500, 1_500, population("p", 24, shards, "a", "b"));
  }

  @ParameterizedTest(name = "packets of {0}")
  @ValueSource(ints = {1, 7, 500, 4_000})
  void ofCurrentsDoesNotMatter(int packet) throws Exception {
    List<Current> shuffled = new ArrayList<>(CURRENTS);
    Collections.shuffle(shuffled, new Random(packet));
    assertThat(play(job(1), shuffled, packet, 1)).isEqualTo(play(job(1), CURRENTS, 4_000, 1));
  }

  @ParameterizedTest(name = "{0} shards")
  @ValueSource(ints = {2, 3, 24})
  void shardsDoNotMatter(int shards) throws Exception {
    assertThat(play(job(shards), CURRENTS, 100, 1)).isEqualTo(play(job(1), CURRENTS, 4_000, 1));
  }

  @Test
  void parallelismDoesNotMatter() throws Exception {
    assertThat(play(job(5), CURRENTS, 100, 4)).isEqualTo(play(job(5), CURRENTS, 100, 1));
  }

  /** Digest and spikes of a run that steps as late as possible. */
  private static String play(
      PopulationsSpec spec, List<Current> currents, int packet, int parallelism) throws Exception {
    try (PopulationHarness operator =
        PopulationHarness.started(spec, Backend.HASHMAP, parallelism)) {
      for (int i = 0; i < currents.size(); i += packet) {
        operator.currents(currents.subList(i, Math.min(currents.size(), i + packet)));
      }
      operator.watermark(1_000);
      assertThat(operator.spikes()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
      return operator.digest() + operator.spikes();
    }
  }
}
