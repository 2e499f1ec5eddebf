/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.config.JobFileException;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.Inspection;
import io.neuromorphic.flink.source.Packed;
import io.neuromorphic.flink.source.files.MemoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings may lie in any file system that Flink knows, in several files, compressed or not. */
class FileSystemsITCase {

  private static RunSummary local;

  @TempDir Path folder;
  private JobFile job;

  @BeforeEach
  void write() throws IOException {
    String[] names = {"b.csv.gz", "c.csv", "a c.csv", "_SUCCESS", ".hidden"};
    for (int i = 0; i < names.length; i++) {
      byte[] rows = i < 3 ? rows(i) : "nothing".getBytes(StandardCharsets.US_ASCII);
      byte[] file = Packed.values()[(i + 1) % 3].pack(rows);
      MemoryFiles.put("memory://test/data/day/" + names[i], file);
      Files.write(Files.createDirectories(folder.resolve("data/day")).resolve(names[i]), file);
    }
    job =
        JobFile.of(
            folder,
            """
            name: files
            dt: 1ms
            inputs:
              - {name: currents, recording: data/day}
            populations:
              motion: {size: 8, behavior: tonic_spiking}
            """);
  }

  /** Of half a second; in three files the names are in another order than the times. */
  private static byte[] rows(int part) {
    StringBuilder rows = new StringBuilder("t,population,neuron,current\n");
    for (int i = 0; i < 5_000; i++) {
      rows.append(part * 500_000 + i * 100).append(",motion,").append(i % 8).append(",40\n");
    }
    return rows.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory://test/data/day",
        "memory://test/data/day/*.csv*",
        "memory://test/d*/day/[abc]*",
        "['memory://test/data/day/?.csv', 'memory://test/data/day/a c.csv', FOLDER/data/day/b.csv.gz]",
      })
  void aRunTellsTheSameOfThem(String recording) throws Exception {
    // The files are the same in each test.
    if (local == null) {
      local = job.run();
    }
    assertThat(local.events().get("currents").integrated()).isEqualTo(15_000);
    assertThat(local.spikes().get("motion")).isPositive();

    RunSummary elsewhere =
        job.set("inputs.currents.recording=" + recording.replace("FOLDER", "" + folder)).run();

    assertThat(elsewhere.events()).isEqualTo(local.events());
    assertThat(elsewhere.digest()).isEqualTo(local.digest());
  }

  @Test
  void whatIsNotThereIsNamed() {
    for (String[] wrong :
        new String[][] {
          {"memory://test/data/no.csv", "file not found: memory://test/data/no.csv"},
          {"memory://test/data/*.es", "no file matches memory://test/data/*.es"},
          {"memory://test/data", "no files in the folder memory://test/data"},
        }) {
      assertThatThrownBy(() -> job.set("inputs.currents.recording=" + wrong[0]).read())
          .isInstanceOf(JobFileException.class)
          .hasMessageContaining(wrong[1]);
    }
  }

  @Test
  void whatTellsThemFromOthersIsTheirLength() {
    var input = job.set("inputs.currents.recording=memory://test/data/day").read().inputs().get(0);
    assertThat(Inputs.contents(input))
        .containsEntry("memory://test/data/day/a%20c.csv", rows(2).length + " bytes")
        .hasSize(3);
  }

  @Test
  void inspectReadsThem() throws IOException {
    assertThat(Inspection.of("memory://test/data/day/b.csv.gz").text())
        .contains("current CSV", "5,000 motion");
  }
}
