/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void jsonHasTheKeysOfTheContract() {
    assertThat(SummaryJson.of(Door.summary()))
        .isEqualTo(
            "{\"job\":\"event-camera\",\"origin\":1000,\"events\":{"
                + "\"camera\":{\"read\":2500000,\"integrated\":2400000,\"filtered\":99990,"
                + "\"late\":7,\"invalid\":3,\"pending\":0},"
                + "\"currents\":{\"read\":10,\"integrated\":9,\"filtered\":0,"
                + "\"late\":0,\"invalid\":0,\"pending\":1}},"
                + "\"steps\":10000,\"neuron_steps\":72000000,\"spikes\":{\"retina\":12345},"
                + "\"resets\":1,\"saturated\":2,"
                + "\"digest\":\"0123456789abcdef0123456789abcdef\","
                + "\"topics\":{\"spikes.retina\":12345},"
                + "\"wall_seconds\":12.500000,\"events_per_second\":200000.8}");
  }

  @Test
  void jsonStaysJsonWhereARateIsNone() {
    RunSummary s = Door.summary();
    RunSummary instant =
        new RunSummary(
            s.job(), 0, Map.of(), 0, 0, Map.of(), 0, 0, s.digest(), Map.of(), 0, Double.NaN);

    assertThat(SummaryJson.of(instant)).endsWith("\"events_per_second\":0}");
  }

  @Test
  void textIsAligned() {
    assertThat(SummaryText.of(Door.summary()))
        .isEqualTo(
            """
            input          read  integrated  filtered  late  invalid  pending
            camera    2,500,000   2,400,000    99,990     7        3        0
            currents         10           9         0     0        0        1
            The books balance: every event read is accounted for.

            population  spikes
            retina      12,345

            topic          records
            spikes.retina   12,345

            job           event-camera
            origin        1000 us
            steps         10,000
            neuron steps  72,000,000
            resets        1
            saturated     2
            wall seconds  12.500
            events/s      200,001
            digest        0123456789abcdef0123456789abcdef\
            """);
  }

  @Test
  void booksThatDoNotBalanceAreTold() {
    RunSummary s = Door.summary();
    RunSummary lost =
        new RunSummary(
            s.job(),
            0,
            Map.of("camera", new InputBooks(10, 8, 0, 0, 0, 0)),
            0,
            0,
            Map.of(),
            0,
            0,
            s.digest(),
            Map.of(),
            1,
            10);

    assertThat(lost.balanced()).isFalse();
    assertThat(SummaryText.of(lost)).contains("THE BOOKS DO NOT BALANCE");
  }
}
