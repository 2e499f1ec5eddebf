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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Suites on inputs so short that their figures mean nothing: all contenders do the same work. */
@Timeout(600)
class BenchITCase {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private JsonNode bench(String suite, String scale) throws IOException {
    int status =
        BenchMain.execute(
            new BenchMain(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            suite,
            "--repetitions",
            "1",
            "--scale",
            scale,
            "--json");
    assertThat(status).as("%s", err).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(1);
    return new ObjectMapper().readTree(out.toByteArray());
  }

  /** Of the case, the spikes of a contender; some. */
  private static String spikes(JsonNode one, String contender) {
    for (JsonNode candidate : one.path("contenders")) {
      if (candidate.path("contender").asText().equals(contender)) {
        JsonNode run = candidate.at("/runs/0");
        assertThat(run.path("spikes").asLong()).isPositive();
        return run.path("spikes") + " " + run.path("digest");
      }
    }
    throw new AssertionError("no contender " + contender + " in " + one);
  }

  @Test
  void naiveJobAndOursSendTheSameSpikesOfPackets() throws Exception {
    JsonNode one = bench("kafka", "0.001").at("/cases/0");
    assertThat(one.path("problems")).isEmpty();
    assertThat(spikes(one, Contender.NAIVE)).isEqualTo(spikes(one, "ours, naive's events"));
    assertThat(spikes(one, "ours")).isEqualTo(spikes(one, "ours, 2 slots"));
  }

  @Test
  void naiveJobAndOursSendTheSameSpikesOfARecording() throws Exception {
    try (Ground ground = ground()) {
      Case evt3 = RecordingSuite.cases(ground).get(2);
      Child child = new Child(ground);
      CaseResult result = Rounds.measure(evt3, 1, c -> child.run(c, ground.jdks().get(0)).get(0));
      assertThat(result.problems()).isEmpty();
      Measurement naive = result.runs(Contender.NAIVE).get(0);
      assertThat(naive.spikes()).isPositive();
      assertThat(result.runs("ours, naive's events").get(0).events()).isEqualTo(naive.events());
    }
  }

  @Test
  void aProgramThatFailsIsQuoted() throws Exception {
    try (Ground ground = ground()) {
      Contender broken = Contender.program("broken", ChildMain.class, "no.such.Program");
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> run(ground, broken)))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("broken ended with status 1", "no.such.Program");
    }
  }

  private static void run(Ground ground, Contender contender) throws Exception {
    new Child(ground).run(contender, ground.jdks().get(0));
  }

  private static Ground ground() throws IOException {
    return new Ground(0.01, 1, List.of(Path.of(System.getProperty("java.home"))));
  }
}
