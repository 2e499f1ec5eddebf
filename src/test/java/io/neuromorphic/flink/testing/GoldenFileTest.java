/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.compare.SpikeFile;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a golden file is written, and where what was found goes; not part of the published kit. */
class GoldenFileTest {

  private static final SpikeTrains SPIKES = SpikeTrains.of(new Spike(1, "v1", 0));

  @TempDir Path folder;

  private Optional<String> check(Map<String, String> properties, Map<String, String> environment) {
    return GoldenFile.of(folder.resolve("x.csv"), properties::get, environment::get, folder)
        .check(SPIKES, Nearness.EXACT);
  }

  @Test
  void anUpdateIsAskedForByPropertyOrEnvironment() {
    assertThat(check(Map.of(), Map.of())).isPresent();
    assertThat(check(Map.of("neuromorphic.updateGolden", "false"), Map.of())).isPresent();
    assertThat(folder.resolve("x.csv")).doesNotExist();

    assertThat(check(Map.of("neuromorphic.updateGolden", ""), Map.of())).isEmpty();
    assertThat(folder.resolve("x.csv")).hasContent("t,population,neuron\n1,v1,0");
  }

  @Test
  void anUpdateTakesThePlaceOfWhatWasThere() throws Exception {
    SpikeFile.write(SPIKES.shiftedBy(1), folder.resolve("x.csv"));

    assertThat(check(Map.of(), Map.of())).isPresent();
    assertThat(check(Map.of("neuromorphic.updateGolden", "true"), Map.of())).isEmpty();

    assertThat(SpikeFile.read(folder.resolve("x.csv"))).isEqualTo(SPIKES);
    assertThat(check(Map.of(), Map.of())).isEmpty();
  }

  @Test
  void theEnvironmentAsksToo() {
    assertThat(check(Map.of(), Map.of("NEUROMORPHIC_UPDATE_GOLDEN", "1"))).isEmpty();
    assertThat(folder.resolve("x.csv")).exists();
  }

  @Test
  void aBuildServerWritesNoGoldenFile() {
    Map<String, String> server = Map.of("CI", "true");

    assertThat(check(Map.of("neuromorphic.updateGolden", "true"), server))
        .contains(
            "golden files are not written where the environment variable CI is set: take"
                + " neuromorphic.updateGolden or NEUROMORPHIC_UPDATE_GOLDEN out of this build");
    assertThat(folder.resolve("x.csv")).doesNotExist();
    assertThat(check(Map.of("neuromorphic.updateGolden", "true"), Map.of("CI", "false"))).isEmpty();
    assertThat(check(Map.of(), server)).isEmpty();
  }

  @Test
  void diffsGoWhereTheBuildKeepsItsFiles() throws Exception {
    assertThat(DiffFolder.of(Optional.of("/said"), folder)).isEqualTo(Path.of("/said"));
    assertThat(DiffFolder.of(Optional.empty(), folder))
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "neuromorphic"));
    Files.createDirectory(folder.resolve("build"));
    assertThat(DiffFolder.of(Optional.empty(), folder))
        .isEqualTo(folder.resolve("build/neuromorphic"));
    Files.createDirectory(folder.resolve("target"));
    assertThat(DiffFolder.of(Optional.empty(), folder))
        .isEqualTo(folder.resolve("target/neuromorphic"));
  }
}
