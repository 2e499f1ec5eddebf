/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where time begins and ends, and what it is measured in. */
class TimeITCase {

  private static final String HEADER = "t,population,neuron,current\n";
  private static final long SECOND = 1_000_000;

  private static List<Spike> plain = List.of();

  @TempDir Path folder;
  private JobFile job;

  @BeforeEach
  void writeJob() throws Exception {
    job =
        JobFile.of(
            folder,
            """
            name: time
            dt: 1ms
            inputs:
              - {name: currents, recording: currents.csv}
            populations:
              motion: {size: 8, parameters: {a: 0.02, b: 0.2, c: -65, d: 6}, initial: {v: -70, u: -14}}
            outputs:
              spikes: {file: spikes.csv}
              rejected: {file: rejected.csv}
            """);
  }

  private void write(String file, String text) throws Exception {
    Files.writeString(job.path(file), text);
  }

  /** A current every millisecond for some neurons, from a time on, for a while. */
  private static String drive(long from, long millis) {
    StringBuilder rows = new StringBuilder();
    for (long t = from; t < from + millis * 1_000; t += 1_000) {
      for (int neuron = 0; neuron < 8; neuron += 2) {
        rows.append(t).append(",motion,").append(neuron).append(',').append(12 + neuron);
        rows.append('\n');
      }
    }
    return rows.toString();
  }

  private List<Spike> spikes() throws Exception {
    return Spikes.read(job.path("spikes.csv"));
  }

  private static List<Spike> shifted(List<Spike> spikes, long micros) {
    return spikes.stream().map(s -> new Spike(s.t() + micros, s.population(), s.neuron())).toList();
  }

  /** The spikes of 200 driven milliseconds from t = 0. */
  private List<Spike> plainSpikes() throws Exception {
    write("currents.csv", HEADER + drive(0, 200));
    if (plain.isEmpty()) {
      job.run();
      plain = spikes();
      assertThat(plain).hasSizeGreaterThan(10);
    }
    return plain;
  }

  @Test
  void aPopulationIsSteppedUntilTheEndOfTheInputsThatReachIt() throws Exception {
    write("a.csv", "t,x,y,polarity\n0,0,0,1\n10500,0,0,1\n");
    write("b.csv", "t,x,y,polarity\n0,1,1,1\n5000,0,0,1\n" + 2 * SECOND + ",0,0,0\n");
    RunSummary summary =
        JobFile.of(
                folder,
                """
                name: ends
                dt: 1ms
                inputs:
                  - {name: a, recording: a.csv, into: short, encode: {pool: 1, on: 900, off: 900}}
                  - {name: b, recording: b.csv, into: long, encode: {pool: 1, on: 900, off: 900}}
                populations:
                  short: {size: [2, 2], behavior: tonic_spiking, shards: 2}
                  long: {size: [3, 3], behavior: tonic_spiking, shards: 3}
                outputs:
                  spikes: {file: spikes.csv}
                """)
            .run();

    assertThat(summary.steps()).isEqualTo(2 * 11 + 3 * 2_001);
    assertThat(summary.neuronSteps()).isEqualTo(4 * 11 + 9 * 2_001);
    assertThat(spikes())
        .contains(new Spike(1_000, "short", 0), new Spike(2 * SECOND + 1_000, "long", 0))
        .allMatch(spike -> spike.population().equals("long") || spike.t() <= 11_000);
    assertThat(summary.events().get("a")).isEqualTo(new InputBooks(2, 2, 0, 0, 0, 0));
    assertThat(summary.events().get("b")).isEqualTo(new InputBooks(3, 3, 0, 0, 0, 0));
  }

  @Test
  void anEmptyInputEndsAtOnceAndDoesNothing() throws Exception {
    write("currents.csv", HEADER);
    long before = System.currentTimeMillis() * 1_000;

    RunSummary summary = job.run();

    assertThat(summary.steps()).isZero();
    assertThat(summary.originMicros() + 1_000).isGreaterThanOrEqualTo(before);
    assertThat(summary.events().get("currents")).isEqualTo(new InputBooks(0, 0, 0, 0, 0, 0));
    assertThat(summary.digest()).isEqualTo("0".repeat(32));
    assertThat(spikes()).isEmpty();
  }

  @Test
  void anEmptyInputBesideAnotherChangesNothing() throws Exception {
    List<Spike> expected = plainSpikes();
    write("empty.csv", HEADER);
    String text = Files.readString(job.file());
    Files.writeString(
        job.file(),
        text.replace("inputs:\n", "inputs:\n  - {name: nothing, recording: empty.csv}\n"));

    RunSummary summary = job.run();

    assertThat(spikes()).isEqualTo(expected);
    assertThat(summary.steps()).isEqualTo(200);
    assertThat(summary.events().get("nothing")).isEqualTo(new InputBooks(0, 0, 0, 0, 0, 0));
    assertThat(summary.events().get("currents")).isEqualTo(new InputBooks(800, 800, 0, 0, 0, 0));
  }

  @Test
  void eventsBeforeAGivenOriginAreRejected() throws Exception {
    List<Spike> expected = plainSpikes();
    long origin = 3 * SECOND;
    write("currents.csv", HEADER + drive(origin - 5_000, 5) + drive(origin, 200));

    RunSummary summary = job.set("origin=" + origin).run();

    assertThat(summary.originMicros()).isEqualTo(origin);
    assertThat(spikes()).isEqualTo(shifted(expected, origin));
    assertThat(summary.events().get("currents")).isEqualTo(new InputBooks(820, 800, 0, 0, 20, 0));
    assertThat(Rejected.read(job.path("rejected.csv")))
        .hasSize(20)
        .startsWith(Rejected.of("before-origin", "line 2"))
        .allMatch(rejected -> rejected.reason().equals("before-origin"));
  }

  @ParameterizedTest
  @CsvSource({
    "from-zero,       auto,    0",
    "from-zero,       5000000, 5000000",
    "{shift: -6s},    auto,    1000000",
    "{shift: 500000}, auto,    7500000",
    "as-recorded,     auto,    7000000",
  })
  void clocksOfInputsMoveEverySpike(String time, String origin, long first) throws Exception {
    List<Spike> expected = plainSpikes();
    write("currents.csv", HEADER + drive(7 * SECOND, 200));

    RunSummary summary = job.set("inputs.currents.time=" + time, "origin=" + origin).run();

    assertThat(summary.originMicros()).isEqualTo(first);
    assertThat(spikes()).isEqualTo(shifted(expected, first));
    assertThat(summary.steps()).isEqualTo(200);
  }

  @Test
  void silenceIsSteppedThrough() throws Exception {
    String late = drive(6 * SECOND, 100);
    StringBuilder silence = new StringBuilder();
    for (long t = 100_000; t < 6 * SECOND; t += 1_000) {
      silence.append(t).append(",motion,0,0.0\n");
    }
    write("currents.csv", HEADER + drive(0, 100) + silence + late);
    String told = job.run().digest();
    List<Spike> spikes = spikes();
    write("currents.csv", HEADER + drive(0, 100) + late);

    RunSummary summary = job.run();

    assertThat(spikes()).isEqualTo(spikes);
    assertThat(spikes).anyMatch(s -> s.t() < SECOND).anyMatch(s -> s.t() > 6 * SECOND);
    assertThat(summary.digest()).isEqualTo(told);
    assertThat(summary.steps()).isEqualTo(6_100);
  }

  /** With tau_inv·dt as it is in Norse's run, its steps are the same ones at any pace. */
  @ParameterizedTest
  @CsvSource({"100us, 100, 2500", "2.5ms, 2500, 100"})
  void stepsOfOtherLengthsFireTheGoldenSpikes(String dt, int dtMicros, int tauInv)
      throws Exception {
    GoldenCurrents.write(job.path("currents.csv"), GoldenCurrents.events(dtMicros));
    RunSummary summary =
        JobFile.of(
                folder,
                """
                name: pace
                dt: %s
                origin: 0
                inputs:
                  - {name: currents, recording: currents.csv}
                populations:
                  tonic:
                    size: 257
                    shards: 3
                    parameters: {a: 0.02, b: 0.2, c: -65, d: 6, tau_inv: %d}
                    initial: {v: -70, u: -14}
                outputs:
                  spikes: {file: spikes.csv}
                """
                    .formatted(dt, tauInv))
            .run();

    assertThat(spikes()).isEqualTo(Spikes.golden("tonic", dtMicros));
    assertThat(summary.digest()).isEqualTo(ReferenceDigest.of(spikes()));
    assertThat(summary.steps()).isEqualTo(3 * 800);
  }
}
