/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepositoryJobsTest {

  static List<Path> jobs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("jobs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyJobFileIsValidAndHasTheNameOfItsFile(Path file) {
    JobConfig job = JobFileReader.read(file, List.of());

    assertThat(file.getFileName()).hasToString(job.name() + ".yaml");
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyJobFileBeginsWithWhatItShows(Path file) throws IOException {
    assertThat(Files.readAllLines(file).get(0)).matches("# [A-Z].{30,}");
  }
}
