/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.cli.Door.Answer;
import io.neuromorphic.flink.job.report.WrittenReport;
import io.neuromorphic.flink.job.run.LocalRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real run and its report. */
class RunReportITCase {

  @TempDir Path folder;

  @Test
  void theReportTellsWhatTheRunTells() throws Exception {
    Files.writeString(
        folder.resolve("currents.csv"),
        "t,population,neuron,current\n0,one,0,900\n1000,one,0,900\n1500,one,7,1\nnonsense\n");
    Path job =
        Files.writeString(
            folder.resolve("job.yaml"),
            """
            name: reported
            dt: 1ms
            parallelism: 2
            inputs:
              - {name: camera, scene: {size: [32, 24], duration: 300ms, rate: 100000}, into: retina, encode: {on: 30.0, off: 30.0}}
              - {name: currents, recording: currents.csv}
            populations:
              retina: {size: [32, 24], behavior: tonic_spiking, shards: 3}
              one: {size: 1, behavior: tonic_spiking}
            """);
    Path page = folder.resolve("report.html");

    Answer answer =
        Door.with(LocalRun::run)
            .call(
                "run",
                job.toString(),
                "--report",
                page.toString(),
                "--set",
                "out-of-orderness=7ms");

    assertThat(answer.status()).as(answer.err()).isZero();
    WrittenReport written = WrittenReport.of(Files.readString(page));
    for (String line : answer.out().lines().filter(line -> line.startsWith("camera ")).toList()) {
      assertThat(written.rows("books")).contains(List.of(line.split(" +")));
    }
    String digest =
        answer
            .out()
            .lines()
            .filter(line -> line.startsWith("digest"))
            .map(line -> line.split(" +")[1])
            .findFirst()
            .orElseThrow();
    assertThat(written.elements("header").get(0).getTextContent()).contains(digest);
    List<String> retina =
        written.rows("counts").stream()
            .filter(row -> row.get(0).equals("retina"))
            .findFirst()
            .orElseThrow();
    assertThat(retina.get(1)).isNotEqualTo("0");
    assertThat(answer.out()).containsPattern("retina +" + retina.get(1));
    // Seen spike by spike, and counted by the job: the same number.
    assertThat(written.section("spikes")).contains(retina.get(1) + " spikes.", "CV");
    String read =
        written.rows("books").stream()
            .filter(row -> row.get(0).equals("camera"))
            .map(row -> row.get(1))
            .findFirst()
            .orElseThrow();
    assertThat(written.section("cameras")).contains(read + " events");
    assertThat(written.section("rejected")).contains("invalid-neuron", "unparsable", "nonsense");
    assertThat(written.section("job-file"))
        .contains("name: reported", "--set out-of-orderness=7ms");
    assertThat(written.fetched()).isEmpty();
    assertThat(answer.errLines()).contains("report " + page);
  }
}
