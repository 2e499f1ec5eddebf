/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.cluster.ClusterOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenOptionsTest {

  private static GivenOptions given(Integer slots, boolean noKafka, Map<String, String> settings) {
    return new GivenOptions(
        Optional.empty(), Optional.ofNullable(slots), Optional.empty(), noKafka, false, settings);
  }

  @Test
  void whatIsNotSaidIsAsTheClusterWasMade() {
    ClusterOptions there = given(4, true, Map.of("a", "b")).ofNewCluster();

    assertThat(given(null, false, Map.of()).missingIn(() -> there)).isEmpty();
    assertThat(given(4, true, Map.of("a", "b")).missingIn(() -> there)).isEmpty();
  }

  @Test
  void whatTheClusterDoesNotHaveIsNamed() {
    ClusterOptions there = given(null, false, Map.of()).ofNewCluster();

    assertThat(given(4, true, Map.of("a", "b")).missingIn(() -> there))
        .containsExactly(
            "--slots 4 (it has 2)",
            "--no-kafka (it has a broker)",
            "--set a=b (it has no such setting)");
  }
}
