/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.examples;

import static io.neuromorphic.flink.testing.SpikeAssertions.assertThat;
import static io.neuromorphic.flink.testing.TestInputs.ms;

import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.testing.NeuromorphicExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pipeline of {@link TouchSensor} with readings of the test's own, in this process. */
class TouchSensorTest {

  @RegisterExtension
  static final NeuromorphicExtension neuromorphic = NeuromorphicExtension.create();

  /** One sensor, pressed so hard for so long, from t = 0 on. */
  private static Reading[] press(int taxel, double newtons, int millis) {
    Reading[] readings = new Reading[millis];
    for (int i = 0; i < millis; i++) {
      readings[i] = new Reading(ms(i), taxel, newtons);
    }
    return readings;
  }

  private static SpikeTrains felt(Reading... readings) throws Exception {
    return neuromorphic.collect(
        env ->
            TouchSensor.feel(
                    env, env.fromData(readings).assignTimestampsAndWatermarks(TouchSensor.times()))
                .spikes());
  }

  @Test
  void aTouchIsFeltWhereItIs() throws Exception {
    SpikeTrains spikes = felt(press(17, 2, 200));

    assertThat(spikes).inPopulation("skin").ofNeuron(17).between(ms(1), ms(50)).isNotEmpty();
    assertThat(spikes).inPopulation("skin").ofNeuron(16).isEmpty();
  }

  @Test
  void aBreathOfAirIsNotFelt() throws Exception {
    assertThat(felt(press(17, 0.1, 200))).inPopulation("skin").isEmpty();
  }
}
