/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Suites on inputs so short that their figures mean nothing, but their spikes do. */
@Timeout(600)
class BenchITCase {

  private static final String SAME_EVENTS = "ours, naive's events";

  private static Ground ground;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void findGround() throws IOException {
    ground = new Ground(0.01, 1, List.of(Path.of(System.getProperty("java.home"))));
  }

  @AfterAll
  static void leaveGround() throws IOException {
    ground.close();
  }

  @Test
  void aSuiteRunsFromTheCommandLineToItsJson() throws Exception {
    int status =
        BenchMain.execute(
            new BenchMain(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            "json",
            "--repetitions",
            "1",
            "--scale",
            "0.01",
            "--json");
    assertThat(status).as("%s", err).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(1);
    JsonNode one = new ObjectMapper().readTree(out.toByteArray()).at("/cases/0");
    assertThat(one.path("problems")).isEmpty();
    assertThat(one.at("/contenders/0/runs/0/events").asLong()).isEqualTo(40_000);
    assertThat(one.at("/contenders/1/runs/0/events").asLong()).isEqualTo(40_000);
    assertThat(one.at("/contenders/1/runs/0/spikes").asLong()).isPositive();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("json: JSON to JSON");
  }

  @Test
  void naiveJobAndOursSendTheSameSpikesThroughKafka() throws Exception {
    assertSameSpikes(KafkaSuite.cases(ground).get(0));
  }

  @Test
  void naiveJobAndOursSendTheSameSpikesOfARecording() throws Exception {
    assertSameSpikes(RecordingSuite.cases(ground).get(2));
  }

  @Test
  void whatIsRejectedIsReadAndCounted() throws Exception {
    Child child = new Child(ground);
    long records = ground.scaled(4_000_000);
    for (Contender contender :
        RejectedSuite.contenders(ground, RejectedSuite.BROKEN_JSON, RejectedSuite.BROKEN_PACKETS)) {
      Measurement run = child.run(contender, ground.jdks().get(0)).get(0);
      // Those that are good are the last of each partition.
      assertThat(run.events()).as(contender.name()).isEqualTo(records + 4);
      assertThat(run.number("heap_after_megabytes")).isPositive();
    }
  }

  private static void assertSameSpikes(Case whole) throws Exception {
    List<Contender> two =
        whole.contenders().stream()
            .filter(c -> List.of(Contender.NAIVE, SAME_EVENTS).contains(c.name()))
            .toList();
    Child child = new Child(ground);
    CaseResult result =
        Rounds.measure(
            new Case(whole.name(), two, List.of()),
            1,
            contender -> child.run(contender, ground.jdks().get(0)).get(0));
    Measurement naive = result.runs(Contender.NAIVE).get(0);
    Measurement ours = result.runs(SAME_EVENTS).get(0);
    assertThat(naive.spikes()).isPositive().isEqualTo(ours.spikes());
    assertThat(naive.digest()).isNotEmpty().isEqualTo(ours.digest());
    assertThat(naive.events()).isEqualTo(ours.events());
  }

  @Test
  void aProgramThatFailsIsQuoted() throws Exception {
    Contender broken = Contender.program("broken", ChildMain.class, "no.such.Program");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> run(broken)))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("broken ended with status 1", "no.such.Program");
  }

  private static void run(Contender contender) throws Exception {
    new Child(ground).run(contender, ground.jdks().get(0));
  }
}
