/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testkit;

import static io.neuromorphic.flink.testing.SpikeAssertions.assertThat;
import static io.neuromorphic.flink.testing.TestInputs.at;
import static io.neuromorphic.flink.testing.TestInputs.currents;
import static io.neuromorphic.flink.testing.TestInputs.every;
import static io.neuromorphic.flink.testing.TestInputs.ms;
import static io.neuromorphic.flink.testing.TestInputs.seconds;
import static io.neuromorphic.flink.testing.TestInputs.silenceUntil;
import static io.neuromorphic.flink.testing.TestInputs.together;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.testing.JobRun;
import io.neuromorphic.flink.testing.NeuromorphicExtension;
import io.neuromorphic.flink.testing.TestInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A job that no other test knows, tested as its owner would, with nothing but the kit: two ears and
 * a neuron that hears only what both hear at once.
 */
class CoincidenceDetectorITCase {

  private static final String JOB =
      """
      name: coincidence
      dt: 1ms
      origin: 0
      inputs:
        - {name: sound, kafka: {topic: sound, from: latest}}
      populations:
        ears: {size: 2, behavior: tonic_spiking}
        detector: {size: 1, behavior: integrator}
      projections:
        - {from: ears, to: detector, weights: {all-to-all: 50}, delay: 1ms}
      outputs:
        spikes: {kafka: {topic: "spikes.{population}"}, format: packet}
      kafka: {bootstrap: "broker.example:9092"}
      """;

  @RegisterExtension
  static final NeuromorphicExtension neuromorphic = NeuromorphicExtension.create();

  private static TestInput clap(long leftMicros, long rightMicros) {
    return currents(
        together(
            every(ms(1), leftMicros, leftMicros + ms(1), "ears", 0, 300),
            every(ms(1), rightMicros, rightMicros + ms(1), "ears", 1, 300),
            silenceUntil(ms(200), "ears")));
  }

  private static JobRun hearing(TestInput sound) throws Exception {
    return neuromorphic.job(JOB).withInput("sound", sound).run();
  }

  @Test
  void hearsWhatBothEarsHear() throws Exception {
    JobRun run = hearing(clap(ms(100), ms(100)));

    assertThat(run).integratedEveryEvent();
    assertThat(run.spikes()).inPopulation("ears").ofNeuron(0).between(0, ms(110)).hasCount(1);
    assertThat(run.spikes()).inPopulation("detector").between(ms(100), ms(130)).hasCount(1);
  }

  @Test
  void doesNotHearOneEarAlone() throws Exception {
    JobRun run =
        hearing(
            currents(
                together(
                    every(ms(1), ms(100), ms(101), "ears", 0, 300),
                    silenceUntil(ms(200), "ears"))));

    assertThat(run.spikes()).inPopulation("ears").isNotEmpty();
    assertThat(run.spikes()).inPopulation("detector").isEmpty();
  }

  @Test
  void doesNotHearOneEarAfterTheOther() throws Exception {
    assertThat(hearing(clap(ms(100), ms(130))).spikes()).inPopulation("detector").isEmpty();
  }

  @Test
  void aLateSoundIsToldInTheBooks() throws Exception {
    JobRun run = hearing(currents(at(seconds(1), "ears", 0, 300), at(ms(900), "ears", 1, 300)));

    assertThatThrownBy(() -> assertThat(run).rejectedNothing())
        .hasMessageContaining("1 late")
        .hasMessageContaining("the first rejected: 900000,ears,1,300.0 (late");
  }
}
