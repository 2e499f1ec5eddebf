/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailoverTest {

  private static final Map<String, String> STANDING_BY =
      Map.of("execution.target", "embedded", "high-availability.type", "kubernetes");

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  private static boolean isPossible(String target, String highAvailability) {
    return Failover.isPossible(
        Configuration.fromMap(
            Map.of("execution.target", target, "high-availability.type", highAvailability)));
  }

  @Test
  void aProgramMayRunOnceMoreOnlyWithinAJobManagerThatOthersStandByFor() {
    assertThat(isPossible("embedded", "zookeeper")).isTrue();
    assertThat(isPossible("embedded", "kubernetes")).isTrue();
    assertThat(isPossible("embedded", "NONE")).isFalse();
    // Of flink run: its client's configuration may speak of the cluster's high availability.
    assertThat(isPossible("remote", "zookeeper")).isFalse();
    assertThat(Failover.isPossible(new Configuration())).isFalse();
  }

  private Optional<String> savepoint(Map<String, String> cluster) {
    Configuration settings = Configuration.fromMap(cluster);
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, "file://" + folder.resolve("gone"));
    return Failover.savepoint(settings, told::add);
  }

  @Test
  void theSavepointOfTheFirstStartMayBeGoneByTheTimeOfAFailover() {
    assertThat(savepoint(STANDING_BY)).isEmpty();
    assertThat(told).singleElement().asString().contains("gone", "goes on from those");
  }

  @Test
  void withoutHighAvailabilityASavepointThatIsGoneIsRefusedAsEver() {
    assertThat(savepoint(Map.of())).contains("file://" + folder.resolve("gone"));
    assertThat(told).isEmpty();
  }
}
