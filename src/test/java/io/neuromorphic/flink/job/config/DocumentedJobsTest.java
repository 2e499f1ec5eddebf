/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.neuromorphic.flink.docs.MarkdownPage;
import io.neuromorphic.flink.docs.MarkdownPage.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job files that stand in the documentation are ones, and so are parts of them. */
class DocumentedJobsTest {

  /** Keys of Flink's and of other files that pages show. */
  private static final String OTHERS = "(metrics|security|env)\\..*";

  /** Only their being there is looked at. */
  private static final List<String> RECORDINGS =
      List.of("camera.aedat4", "data/a.aedat4", "pulses.csv", "dead-pixels.csv");

  @TempDir private Path folder;

  @BeforeEach
  void makeFilesThatAreNamed() throws IOException {
    WeightFile.npz(folder.resolve("w.npz"), "w", 32, 160 * 90);
    WeightFile.npy(folder.resolve("w.npy"), 800, 800);
    Files.createDirectory(folder.resolve("data"));
    for (String name : RECORDINGS) {
      Files.createFile(folder.resolve(name));
    }
  }

  @Test
  void wholeOnesCanBeRead() throws IOException {
    int read = 0;
    for (MarkdownPage page : MarkdownPage.all()) {
      if (page.toString().equals("docs/networks.md")) {
        continue; // NetworksPageTest reads it, with other weights.
      }
      for (Block block : yaml(page)) {
        if (block.text().startsWith("name: ") && block.text().contains("\npopulations:")) {
          JobText job = JobText.of(folder, block.text());
          assertThatCode(job::read).as(page.at(block.line())).doesNotThrowAnyException();
          read++;
        }
      }
    }
    assertThat(read).isGreaterThanOrEqualTo(4);
  }

  @Test
  void partsHaveTheKeysOfAJobFile() throws IOException {
    List<String> keys = JobReader.KEYS.names();
    for (MarkdownPage page : MarkdownPage.all()) {
      for (Block block : yaml(page)) {
        assertThat(block.code())
            .as(page.at(block.line()))
            .filteredOn(line -> line.matches("[a-z].*") && !line.matches(OTHERS))
            .extracting(line -> line.replaceFirst(":.*", ""))
            .isSubsetOf(keys);
      }
    }
  }

  @Test
  void oneOfEverythingShowsDefaultsWhereTheTextOfOtherPagesNamesThem() throws IOException {
    String shown =
        MarkdownPage.all().stream()
            .filter(page -> page.toString().equals("docs/job-file.md"))
            .flatMap(page -> yaml(page).stream())
            .findFirst()
            .orElseThrow()
            .text();
    JobConfig job = JobText.of(folder, shown).read();
    JobConfig usual = JobText.minimal(Files.createDirectory(folder.resolve("usual"))).read();

    assertThat(job.dtMicros()).isEqualTo(usual.dtMicros());
    assertThat(job.outOfOrdernessMillis()).isEqualTo(usual.outOfOrdernessMillis());
    assertThat(job.state()).isEqualTo(usual.state());
    assertThat(job.latency()).isEqualTo(usual.latency());
    assertThat(job.failOnInvalid()).isEqualTo(usual.failOnInvalid());
    assertThat(job.maxGapMicros()).isEqualTo(usual.maxGapMicros());
    assertThat(job.idleTimeout()).isEqualTo(usual.idleTimeout());
    assertThat(job.maxDrift()).isEqualTo(usual.maxDrift());
  }

  private static List<Block> yaml(MarkdownPage page) {
    return page.blocks().stream().filter(block -> block.language().equals("yaml")).toList();
  }
}
