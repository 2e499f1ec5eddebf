/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworksPageTest {

  private static final String BEGIN = "```yaml\nname: ";

  @TempDir Path folder;

  @Test
  void itsExampleIsAJob() throws IOException {
    String page = Files.readString(Path.of("docs/networks.md"));
    int begin = page.indexOf(BEGIN) + "```yaml\n".length();
    WeightFile.npz(folder.resolve("w.npz"), "w", 800, 16 * 12);

    JobConfig job = JobText.of(folder, page.substring(begin, page.indexOf("```", begin))).read();

    assertThat(job.projections()).hasSize(3);
    assertThat(job.population("exc").varied()).containsOnlyKeys("c", "d");
  }
}
