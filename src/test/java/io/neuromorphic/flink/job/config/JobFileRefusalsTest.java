/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileRefusalsTest {

  @TempDir Path folder;

  @Test
  void anUnknownKeyIsNamedWithTheNearestOne() {
    assertThat(minimal().add("paralelism: 2").problems())
        .containsExactly("job.yaml:9: unknown key 'paralelism', did you mean 'parallelism'?");
    assertThat(minimal().line(6, "    inot: retina").problems())
        .contains("job.yaml:6: unknown key 'inot' in inputs.camera, did you mean 'into'?");
  }

  @Test
  void anUnknownKeyFarFromAllIsToldTheKnownOnes() {
    assertThat(minimal().add("kafka: {zookeeper: x}").problems())
        .containsExactly(
            "job.yaml:9: unknown key 'zookeeper' in kafka; known are bootstrap,"
                + " transactional-id-prefix, properties");
  }

  @Test
  void durationsAreCheckedAtTheDoor() {
    assertThat(minimal().line(2, "dt: 5 parsecs").problems())
        .containsExactly(
            "job.yaml:2: dt: '5 parsecs' is not a duration; write e.g. 100us, 0.5ms, 2s, 1h");
    assertThat(minimal().line(2, "dt: 1").problems())
        .containsExactly("job.yaml:2: dt: '1' has no unit; write e.g. 100us, 0.5ms, 2s, 1h");
    assertThat(minimal().line(2, "dt: 0.5us").problems())
        .containsExactly("job.yaml:2: dt: '0.5us' is not a whole number of microseconds");
    assertThat(minimal().line(2, "dt: 0ms").problems())
        .containsExactly("job.yaml:2: dt: expected a duration from 1us to 365d, found '0ms'");
    assertThat(minimal().line(2, "dt: [1ms]").problems())
        .containsExactly(
            "job.yaml:2: dt: expected a duration such as 100us, 0.5ms, 2s, 1h, found a list");
    assertThat(minimal().add("out-of-orderness: -1ms").problems())
        .containsExactly(
            "job.yaml:9: out-of-orderness: expected a duration from 0us to 365d, found '-1ms'");
    assertThat(minimal().add("checkpoints: {interval: 9ms, dir: x}").problems())
        .containsExactly(
            "job.yaml:9: checkpoints.interval: expected a duration from 10ms to 365d, found '9ms'");
  }

  @Test
  void wordsAreCheckedAtTheDoor() {
    assertThat(minimal().add("state: rocksbd").problems())
        .containsExactly(
            "job.yaml:9: state: expected one of hashmap, rocksdb, found 'rocksbd',"
                + " did you mean 'rocksdb'?");
    assertThat(minimal().add("latency: balance").problems())
        .containsExactly(
            "job.yaml:9: latency: expected one of low, balanced, throughput, found 'balance',"
                + " did you mean 'balanced'?");
    assertThat(minimal().add("latncy: low").problems())
        .containsExactly("job.yaml:9: unknown key 'latncy', did you mean 'latency'?");
    assertThat(minimal().add("on-invalid: ignore").problems())
        .containsExactly("job.yaml:9: on-invalid: expected one of reject, fail, found 'ignore'");
  }

  @Test
  void numbersAreCheckedAtTheDoor() {
    String expected = "job.yaml:9: parallelism: expected a whole number from 1 to 128, found ";
    for (String bad : List.of("0", "129", "1.5", "-1", "two", "1e99", "0x10", "1_0", ".nan")) {
      assertThat(minimal().add("parallelism: " + bad).problems())
          .containsExactly(expected + "'" + bad + "'");
    }
    assertThat(minimal().add("parallelism: {a: 1}").problems()).containsExactly(expected + "a map");
    assertThat(minimal().add("origin: yesterday").problems())
        .containsExactly(
            "job.yaml:9: origin: expected auto, whole microseconds, or an instant such as"
                + " 2026-01-31T12:00:00Z, found 'yesterday'");
  }

  @Test
  void theNameIsRequiredAndPlain() {
    assertThat(minimal().line(1, "# no name").problems())
        .containsExactly("job.yaml:2: missing key 'name'");
    assertThat(minimal().line(1, "name: my job").problems())
        .containsExactly(
            "job.yaml:1: name: expected 1 to 100 of the characters A-Z a-z 0-9 . _ -,"
                + " found 'my job'");
    assertThat(minimal().line(1, "name: ..").problems())
        .singleElement()
        .asString()
        .endsWith("found '..'");
  }

  @Test
  void inputsAndPopulationsAreRequired() {
    assertThat(JobText.of(folder, "name: x").problems())
        .containsExactly(
            "job.yaml:1: missing key 'inputs', a list of at least one",
            "job.yaml:1: missing key 'populations', a map of at least one population by its name");
    assertThat(JobText.of(folder, "name: x\ninputs: []\npopulations: {}").problems())
        .containsExactly(
            "job.yaml:2: inputs: expected a list of at least one, each with a name",
            "job.yaml:3: populations: expected a map of at least one population by its name,"
                + " found none");
  }

  @Test
  void checkpointsNeedAnIntervalAndAFolder() throws IOException {
    assertThat(minimal().add("checkpoints: {}").problems())
        .containsExactly(
            "job.yaml:9: checkpoints: missing key 'interval'",
            "job.yaml:9: checkpoints: missing key 'dir'");
    Files.createFile(folder.resolve("plain"));
    assertThat(minimal().add("checkpoints: {interval: 1s, dir: plain}").problems())
        .containsExactly("job.yaml:9: checkpoints.dir: not a folder: FOLDER/plain");
  }

  @Test
  void independentProblemsAreToldTogetherInTheOrderOfTheirLines() {
    assertThat(
            minimal()
                .line(2, "dt: soon")
                .add("state: memory")
                .line(8, "  retina: {size: 0, behavior: tonic_spiking}")
                .problems())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("job.yaml:2: dt: "),
            second -> assertThat(second).startsWith("job.yaml:8: populations.retina.size: "),
            third -> assertThat(third).startsWith("job.yaml:9: state: "));
  }

  @Test
  void everyProblemStandsOnOneLineAndIsNotEndless() {
    List<String> problems =
        minimal().line(1, "name: \"a\\nb\\u2028" + "x".repeat(5_000) + "\"").problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0))
        .hasSizeLessThan(250)
        .contains("a\\nb\\u2028xx")
        .doesNotContain("\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> JobFileReader.read(folder.resolve("no.yaml"), List.of()))
        .isInstanceOf(JobFileException.class)
        .hasMessage(folder + "/no.yaml: file not found");
    assertThatThrownBy(() -> JobFileReader.read(folder, List.of()))
        .isInstanceOf(JobFileException.class)
        .hasMessage(folder + ": expected a job file, found a folder");
  }

  private JobText minimal() {
    return JobText.minimal(folder);
  }
}
