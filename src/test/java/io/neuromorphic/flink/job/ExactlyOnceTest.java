/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.config.JobFileException;
import io.neuromorphic.flink.job.explain.NetworkReport;
import io.neuromorphic.flink.sink.KafkaOutput.Transactions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExactlyOnceTest {

  private static final String BOTH = "outputs.rejected.delivery=exactly-once";

  @TempDir Path folder;

  private JobFile job() throws IOException {
    return JobFile.of(
        folder,
        """
        name: camera
        checkpoints: {interval: 1s, dir: checkpoints}
        inputs:
          - {name: currents, kafka: {topic: currents}}
        populations:
          one: {size: 1, behavior: tonic_spiking}
        outputs:
          spikes: {kafka: {topic: spikes}, delivery: exactly-once}
          rejected: {kafka: {topic: rejected}}
        kafka: {bootstrap: 'localhost:1'}
        """);
  }

  private ExactlyOnce of(String... settings) throws IOException {
    return new ExactlyOnce(job().set(settings).read());
  }

  @Test
  void everyOutputHasIdsOfItsOwnThatBeginWithTheJobsName() throws IOException {
    assertThat(of(BOTH).transactions("spikes"))
        .contains(new Transactions("camera/spikes", 900_000));
    assertThat(of(BOTH).transactions("rejected"))
        .contains(new Transactions("camera/rejected", 900_000));
    assertThat(of().transactions("rejected")).isEmpty();
  }

  @Test
  void idsOfAJobWhoseNameBeginsLikeAnothersAreNotTakenForThatOnes() throws IOException {
    String spikes = of().transactions("spikes").orElseThrow().idPrefix();

    for (String name : new String[] {"camera-spikes", "camera.spikes", "camera2", "c"}) {
      assertThat(of("name=" + name).transactions("spikes").orElseThrow().idPrefix())
          .doesNotStartWith(spikes)
          .doesNotStartWith(of().idPrefix());
    }
  }

  @Test
  void jobsOfOneNameAreToldApartByAPrefix() throws IOException {
    assertThat(of("kafka.transactional-id-prefix=left").transactions("spikes"))
        .contains(new Transactions("left/spikes", 900_000));
    assertThatThrownBy(() -> of("kafka.transactional-id-prefix=a/b"))
        .isInstanceOf(JobFileException.class)
        .hasMessage(
            "--set kafka.transactional-id-prefix=a/b: kafka.transactional-id-prefix: expected 1 to"
                + " 100 of the characters A-Z a-z 0-9 . _ -, found 'a/b'");
  }

  @Test
  void whatItCostsAndPromisesIsOneSentence() throws IOException {
    assertThat(of().note())
        .contains(
            "exactly-once: spikes become visible to readers with isolation.level=read_committed"
                + " with each checkpoint, every 1 s; an outage shorter than 14 min 59 s loses"
                + " nothing (transaction timeout 15 min)");
    assertThat(of("outputs.spikes.delivery=at-least-once").note()).isEmpty();
  }

  @Test
  void explainTellsWhatItCosts() throws IOException {
    assertThat(NetworkReport.of(job().read()).outputs())
        .contains(
            new NetworkReport.Output(
                "spikes",
                "spikes",
                "Kafka topic spikes, json, exactly-once: visible with each checkpoint, every 1 s"));
  }

  @Test
  void aTimeoutIsANumberOfMilliseconds() {
    for (String bad : new String[] {"0", "-5", "1m", "2147483648"}) {
      assertThatThrownBy(() -> of("kafka.properties={transaction.timeout.ms: " + bad + "}").note())
          .isInstanceOf(JobStartException.class)
          .hasMessage(
              "kafka.properties.transaction.timeout.ms: expected milliseconds, from 1 to"
                  + " 2147483647, found '"
                  + bad
                  + "'");
    }
  }
}
