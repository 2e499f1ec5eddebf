/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuromorphic.flink.stream.NeuronStreams;
import io.neuromorphic.flink.stream.SpikeEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The pipeline of {@link TouchSensor} with readings of the test's own, in this process. */
class TouchSensorTest {

  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.createLocalEnvironment(2);

  /** One sensor, pressed so hard for so long, from t = 0 on. */
  private static Reading[] press(int taxel, double newtons, int millis) {
    Reading[] readings = new Reading[millis];
    for (int i = 0; i < millis; i++) {
      readings[i] = new Reading(i * 1_000L, taxel, newtons);
    }
    return readings;
  }

  private List<SpikeEvent> felt(Reading... readings) throws Exception {
    NeuronStreams told =
        TouchSensor.feel(
            env, env.fromData(readings).assignTimestampsAndWatermarks(TouchSensor.times()));
    List<SpikeEvent> spikes = new ArrayList<>();
    try (CloseableIterator<SpikeEvent> collected = told.events().collectAsync()) {
      JobExecutionResult result = env.execute();
      collected.forEachRemaining(spikes::add);
      assertEquals(readings.length, told.totals(result).events().get("touch").integrated());
    }
    return spikes;
  }

  @Test
  void aTouchIsFeltWhereItIs() throws Exception {
    List<SpikeEvent> spikes = felt(press(17, 2, 200));

    assertTrue(spikes.size() > 1, () -> "felt " + spikes);
    assertTrue(spikes.stream().allMatch(spike -> spike.neuron() == 17), () -> "felt " + spikes);
  }

  @Test
  void aBreathOfAirIsNot() throws Exception {
    assertEquals(List.of(), felt(press(17, 0.1, 200)));
  }
}
