/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testkit;

import static io.neuromorphic.flink.testing.SpikeAssertions.assertThat;
import static io.neuromorphic.flink.testing.SpikeAssertions.victorPurpura;
import static io.neuromorphic.flink.testing.SpikeAssertions.within;
import static io.neuromorphic.flink.testing.TestInputs.at;
import static io.neuromorphic.flink.testing.TestInputs.currents;
import static io.neuromorphic.flink.testing.TestInputs.every;
import static io.neuromorphic.flink.testing.TestInputs.ms;
import static io.neuromorphic.flink.testing.TestInputs.recording;
import static io.neuromorphic.flink.testing.TestInputs.seconds;
import static io.neuromorphic.flink.testing.TestInputs.silenceUntil;
import static io.neuromorphic.flink.testing.TestInputs.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.testing.CurrentEvent;
import io.neuromorphic.flink.testing.JobRun;
import io.neuromorphic.flink.testing.Neuromorphic;
import io.neuromorphic.flink.testing.NeuromorphicExtension;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of {@code docs/testing.md}: {@link TestingPageTest} sees that it stands here. */
class TestingPageITCase {

  @RegisterExtension
  static final NeuromorphicExtension neuromorphic = NeuromorphicExtension.create();

  @Test
  void strongCurrentsFire() throws Exception {
    JobRun run =
        neuromorphic
            .job("jobs/kafka-currents.yaml")
            .withInput("currents", recording("jobs/data/currents.csv"))
            .run();

    assertThat(run).integratedEveryEvent();
    assertThat(run.spikes()).inPopulation("motion").ofNeuron(7).hasCountBetween(1, 20);
    assertThat(run.spikes()).inPopulation("motion").between(0, ms(100)).isEmpty();
    assertThat(run.spikes()).matchesGolden("src/test/resources/testkit/motion.csv");
  }

  @Test
  void eventsInTheTest() throws Exception {
    List<CurrentEvent> stimulus =
        together(
            every(ms(1), ms(100), ms(150), "motion", 3, 20), // a steady current: an event each dt
            List.of(at(ms(120), "motion", 5, 300)), // and a kick
            silenceUntil(ms(300), "motion")); // else the job ends at 150 ms

    JobRun run =
        neuromorphic
            .job("jobs/replay-currents.yaml")
            .withInput("currents", currents(stimulus))
            .set("dt", "1ms")
            .run();

    assertThat(run.spikes())
        .inPopulation("motion")
        .ofNeuron(3)
        .between(ms(100), ms(300))
        .isNotEmpty();
    assertThat(run.spikes()).inPopulation("motion").ofNeuron(0).isEmpty();
  }

  @Test
  void throughRealTopics() throws Exception {
    JobRun run =
        neuromorphic
            .job("jobs/kafka-currents.yaml")
            .withInput("currents", recording("jobs/data/currents.csv"))
            .throughKafka()
            .run();

    Map<String, Long> records = run.summary().topics();
    assertThat(records).containsEntry("spikes.motion", 1L); // of 37 spikes: format is packet
  }

  @Test
  void aPipeline() throws Exception {
    SpikeTrains spikes = neuromorphic.collect(environment -> spikesOf(environment));

    assertThat(spikes).inPopulation("v1").between(0, ms(10)).hasCount(2).startsAt(ms(1));
  }

  private static DataStream<SpikePacket> spikesOf(StreamExecutionEnvironment environment) {
    SpikePacket packet = new SpikePacket("v1", 0, 2);
    packet.addStep(ms(1), 0, new int[] {0, 1}, 2);
    return environment.fromData(NeuromorphicTypes.SPIKE_PACKET, packet);
  }

  @Test
  void withoutJUnit() throws Exception {
    try (Neuromorphic kit = Neuromorphic.create()) {
      JobRun run = kit.job("jobs/replay-currents.yaml").run();
      assertThat(run).hasDigest("73bca752435f61601dfcb5a63c52472a");
    }
  }

  @Test
  void moreSentences() throws Exception {
    SpikeTrains spikes = neuromorphic.job("jobs/replay-currents.yaml").run().spikes();
    SpikeTrains others =
        neuromorphic.job("jobs/replay-currents.yaml").set("parallelism", 2).run().spikes();

    assertThat(spikes).hasDigest("73bca752435f61601dfcb5a63c52472a").isEqualTo(others);
    assertThat(spikes).inPopulation("motion").between(0, seconds(1)).hasRateBetween(5, 15);
    assertThat(spikes).containsSpike(ms(110), "motion", 7).startsAt(ms(110));
    assertThat(spikes).isCloseTo(others, ms(1)).isCloseTo(others, within(1.5, victorPurpura(200)));
  }
}
