/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testkit;

import static io.neuromorphic.flink.testing.SpikeAssertions.assertThat;
import static io.neuromorphic.flink.testing.SpikeAssertions.victorPurpura;
import static io.neuromorphic.flink.testing.SpikeAssertions.within;
import static io.neuromorphic.flink.testing.TestInputs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.compare.SpikeFile;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {

  private static final SpikeTrains SPIKES =
      SpikeTrains.of(new Spike(ms(10), "v1", 3), new Spike(ms(12), "v1", 17));

  private static final String HOW =
      "run the tests with -Dneuromorphic.updateGolden=true, or with NEUROMORPHIC_UPDATE_GOLDEN=true"
          + " in the environment";

  @TempDir Path folder;
  private Path golden;
  private Path diffs;

  @BeforeEach
  void leaveDiffsInATemporaryFolder() {
    golden = folder.resolve("golden/v1.csv");
    diffs = folder.resolve("diffs");
    System.setProperty("neuromorphic.diffFolder", diffs.toString());
  }

  @AfterEach
  void leaveNoProperty() {
    System.clearProperty("neuromorphic.diffFolder");
  }

  @Test
  void aFileThatFitsPasses() throws IOException {
    SpikeFile.write(SPIKES, golden);

    assertThat(SPIKES).matchesGolden(golden).matchesGolden(golden.toString());
    assertThat(SPIKES.shiftedBy(500))
        .matchesGolden(golden, ms(1))
        .matchesGolden(golden.toString(), ms(1))
        .matchesGolden(golden, within(0.1, victorPurpura(200)))
        .matchesGolden(golden.toString(), within(0.1, victorPurpura(200)));
    assertThat(diffs).doesNotExist();
  }

  @Test
  void aFileThatIsTooFarAwayTellsHowFarAndWhatToDo() throws IOException {
    SpikeFile.write(SPIKES, golden);

    assertThatThrownBy(
            () ->
                assertThat(SPIKES.shiftedBy(ms(2)))
                    .matchesGolden(golden, within(0.3, victorPurpura(200))))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("2 of 2 neurons are further than 0.3 from " + golden + "\n")
        .hasMessageContaining("v1 neuron 17: 0.4 (found 1 spike, expected 1)")
        .hasMessageEndingWith("if these are right, " + HOW);
  }

  @Test
  void aFileThatDoesNotFitTellsHowAndWhatToDo() throws IOException {
    SpikeFile.write(SPIKES, golden);

    assertThatThrownBy(() -> assertThat(SPIKES.shiftedBy(ms(2))).matchesGolden(golden, ms(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "2 missing and 2 extra: found 2, expected 2 as in " + golden + ", within 1 ms; ")
        .hasMessageEndingWith(
            """
            extra (found, not expected):
              12000,v1,3
              14000,v1,17
            picture: %s/golden-v1-diff.png
            found: %s/golden-v1-found.csv
            if these are right, %s"""
                .formatted(diffs, diffs, HOW));
    assertThat(SpikeFile.read(golden)).isEqualTo(SPIKES);
  }

  @Test
  void aFileThatIsMissingFailsAndIsNotMade() throws IOException {
    assertThatThrownBy(() -> assertThat(SPIKES).matchesGolden(golden))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            golden
                + " does not exist; to make it of what was found, 2 spikes of v1, "
                + HOW
                + "\nfound: "
                + diffs.resolve("golden-v1-found.csv"));
    assertThat(golden).doesNotExist();
    assertThat(SpikeFile.read(diffs.resolve("golden-v1-found.csv"))).isEqualTo(SPIKES);
  }

  @Test
  void aFileThatIsNoneIsAnError() throws IOException {
    Path broken = Files.writeString(folder.resolve("x.csv"), "time\n");

    assertThatThrownBy(() -> assertThat(SPIKES).matchesGolden(broken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(
            broken + ": line 1: expected the header t,population,neuron, found 'time'");
  }
}
