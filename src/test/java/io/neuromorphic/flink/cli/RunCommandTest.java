/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.cli.Door.Answer;
import io.neuromorphic.flink.job.report.WrittenReport;
import io.neuromorphic.flink.job.run.LocalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

  @TempDir Path folder;
  private String job;

  @BeforeEach
  void writeJob() throws IOException {
    job =
        Files.writeString(
                folder.resolve("job.yaml"),
                """
                name: test
                dt: 1ms
                inputs:
                  - {name: camera, scene: {}, into: retina}
                populations:
                  retina: {size: [4, 3], behavior: tonic_spiking}
                """)
            .toString();
  }

  @Test
  void aRunEndsWithItsSummaryOnStandardOutput() {
    Answer answer = Door.succeeding().call("run", job);

    assertThat(answer.status()).isZero();
    assertThat(answer.out()).contains("The books balance").contains("0123456789abcdef");
    assertThat(answer.errLines()).containsExactly("origin 0 us");
  }

  @Test
  void jsonIsAllThatStandsOnStandardOutput() {
    Answer answer = Door.succeeding().call("run", job, "--json");

    assertThat(answer.status()).isZero();
    assertThat(answer.out().lines()).singleElement().asString().startsWith("{").endsWith("}");
  }

  @Test
  void aReportThatCannotBeWrittenIsRefusedBeforeTheRun() {
    Answer answer =
        Door.succeeding().call("run", job, "--report", folder.resolve("no/r.html").toString());

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines()).first().asString().contains("--report", "r.html");
    assertThat(answer.request()).isNull();
  }

  @Test
  void aRunThatFailsLeavesAReportThatSaysWhy() throws Exception {
    Path report = folder.resolve("r.html");
    Answer answer =
        Door.failing(new IllegalStateException("no more room"))
            .call("run", job, "--report", report.toString());

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.errLines()).startsWith("report " + report, "neuromorphic: no more room");
    WrittenReport written = WrittenReport.of(Files.readString(report));
    assertThat(written.elements("header").get(0).getTextContent())
        .contains("The run failed: no more room");
  }

  @Test
  void aReportThatCannotBeWrittenHidesNoFailure() throws Exception {
    // The name that it has until it is complete is longer, and too long.
    Path report = folder.resolve("r".repeat(240) + ".html");
    Answer answer =
        Door.failing(new IllegalStateException("no more room"))
            .call("run", job, "--report", report.toString());

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.errLines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("warning: the report could not be written: "))
        .contains("neuromorphic: no more room");
  }

  @Test
  void optionsReachTheRun() {
    Path raster = folder.resolve("raster.png");
    Answer answer =
        Door.succeeding()
            .call(
                "run",
                job,
                "--set",
                "dt=2ms",
                "--set=inputs.camera.speed=1.5",
                "--set",
                "kafka.bootstrap=embedded",
                "--keep-broker",
                "--web",
                "--raster",
                raster.toString());

    assertThat(answer.request().config().dtMicros()).isEqualTo(2_000);
    assertThat(answer.request().config().inputs().get(0).speed()).hasValue(1.5);
    assertThat(answer.request().keepBroker()).isTrue();
    assertThat(answer.request().web()).isTrue();
    assertThat(answer.request().raster()).contains(raster);
  }

  @Test
  void savepointsReachTheRun() {
    Path savepoints = folder.resolve("sp");
    Answer answer =
        Door.succeeding()
            .call(
                "run",
                job,
                "--savepoint",
                savepoints.toString(),
                "--from-savepoint",
                "x",
                "--allow-lost-state");

    assertThat(answer.request().savepointFolder()).contains(savepoints);
    assertThat(answer.request().fromSavepoint()).contains("x");
    assertThat(answer.request().allowLostState()).isTrue();
    assertThat(Door.succeeding().call("run", job, "--allow-lost-state").errLines().get(0))
        .isEqualTo("neuromorphic run: --allow-lost-state needs --from-savepoint");
  }

  @Test
  void aSavepointThatDoesNotFitIsOneLineAndStatus2() {
    Answer answer =
        Door.with(LocalRun::run).call("run", job, "--from-savepoint", folder.toString());

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines())
        .containsExactly(
            "neuromorphic: "
                + folder
                + " is no savepoint and no checkpoint: it holds no _metadata");
  }

  @Test
  void theSavepointOfAStopIsALineAndAKey() {
    Runner stopped =
        (request, listener) -> {
          listener.finished(Door.summary().withSavepoint(Optional.of("/sp/savepoint-1")));
          return Door.summary();
        };

    Answer answer = Door.with(stopped).call("run", job, "--json");

    assertThat(answer.errLines()).containsExactly("savepoint /sp/savepoint-1");
    assertThat(answer.out()).contains("\"savepoint\":\"/sp/savepoint-1\"}");
  }

  @Test
  void aJobFileIsRequired() {
    Answer answer = Door.succeeding().call("run");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines())
        .containsExactly(
            "neuromorphic run: Missing required parameter: 'JOB.yaml'",
            "Try 'neuromorphic run --help'.");
  }

  @Test
  void aBadJobFileIsBadUsage() {
    Answer missing = Door.succeeding().call("run", folder + "/no.yaml");
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.errLines()).containsExactly(folder + "/no.yaml: file not found");

    Answer setting = Door.succeeding().call("run", job, "--set", "paralelism=2");
    assertThat(setting.status()).isEqualTo(2);
    assertThat(setting.errLines())
        .containsExactly(
            "--set paralelism=2: unknown key 'paralelism', did you mean 'parallelism'?");
    assertThat(setting.request()).isNull();
  }

  @Test
  void manyProblemsTakeTwoLines() {
    String[] args = {"run", job, "--set", "dt=0", "--set", "state=x", "--set", "origin=y"};

    Answer answer = Door.succeeding().call(args);

    assertThat(answer.errLines()).hasSize(2);
    assertThat(answer.errLines().get(1)).isEqualTo("and 2 more problems; --debug shows them all");
  }

  @Test
  void aFailedRunTellsItsDeepestReasonInTwoLines() {
    Exception failure =
        new IllegalStateException(
            "Job execution failed.", new IOException("disk full\nand more", null));

    Answer answer = Door.failing(failure).call("run", job);

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.errLines())
        .containsExactly(
            "neuromorphic: Job execution failed: disk full",
            "Run with --debug for the stack trace.");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void debugShowsTheStackTrace() {
    Answer answer = Door.failing(new IOException("disk full")).call("run", job, "--debug");

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains("java.io.IOException: disk full").contains("\tat ");
  }

  @Test
  void aBrokerIsKeptOnlyWhereThereIsOne() {
    Answer answer = Door.succeeding().call("run", job, "--keep-broker");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines().get(0))
        .isEqualTo("neuromorphic run: --keep-broker needs a job with kafka.bootstrap: embedded");
  }

  @Test
  void aRasterNeedsAFolder() {
    Answer answer = Door.succeeding().call("run", job, "--raster", folder + "/no/r.png");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines().get(0)).contains("--raster: not a file in an existing folder");
    assertThat(Door.succeeding().call("run", job, "--raster", folder + "/r.pdf").errLines().get(0))
        .endsWith("r.pdf: expected a name that ends in .png");
  }

  @Test
  void theHelpNamesEveryOption() {
    Answer answer = Door.succeeding().call("run", "--help");

    assertThat(answer.status()).isZero();
    assertThat(answer.out())
        .contains("--set", "--json", "--raster", "--keep-broker", "--web", "--debug", "JOB.yaml");
  }
}
