/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BenchMainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int bench(String... args) {
    return BenchMain.execute(
        new BenchMain(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)),
        args);
  }

  @Test
  void listsEverySuiteOnce() {
    assertThat(bench("--list")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSameSizeAs(Suites.ALL)
        .extracting(line -> line.split(" ")[0])
        .doesNotHaveDuplicates()
        .contains("recording", "kafka", "json", "kernel", "latency");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertRefused("no suite 'kafak'; there are recording, kafka", "kafak");
    assertRefused("--repetitions 0: expected 1 or more", "--repetitions", "0");
    assertRefused("--scale 0.0: expected more than 0", "--scale", "0");
    assertRefused("--java /nowhere: there is no bin/java in it", "--java", "/nowhere");
    assertRefused("Unknown option: '--jsn'", "--jsn");
  }

  private void assertRefused(String problem, String... args) {
    err.reset();
    assertThat(bench(args)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(problem).hasLineCount(2);
  }
}
