/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code initial: {state: …}}. */
class InitialStateTest {

  private static final String AT = "job.yaml:8: populations.retina.initial";

  @TempDir Path folder;

  @BeforeEach
  void writeState() throws IOException {
    Files.writeString(
        folder.resolve("s.csv"), "population,neuron,v,u\nretina,0,-60,1\nretina,1,-61,2\n");
  }

  private JobText job(String initial) {
    return JobText.minimal(folder)
        .line(8, "  retina: {size: 2, behavior: tonic_spiking, initial: " + initial + "}");
  }

  @Test
  void everyNeuronStartsInItsOwnState() {
    PopulationConfig population = job("{state: s.csv}").population();

    assertThat(population.start().get().v()).containsExactly(-60, -61);
    assertThat(population.start().get().u()).containsExactly(1, 2);
    assertThat(population.initialV()).isEqualTo(-70);
  }

  @Test
  void withoutAFileAllStartAlike() {
    assertThat(job("{v: -60}").population().start()).isEmpty();
  }

  @Test
  void inASettingThePathIsRelativeToTheWorkingDirectory() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.move(folder.resolve("s.csv"), elsewhere.resolve("s.csv"));

    assertThat(
            job("{}")
                .in(elsewhere)
                .set("populations.retina.initial.state=s.csv")
                .population()
                .start())
        .isPresent();
    assertThat(job("{state: s.csv}").in(elsewhere).problems())
        .containsExactly(AT + ".state: file not found: FOLDER/s.csv");
  }

  @Test
  void aFileAndSingleValuesExcludeEachOther() {
    assertThat(job("{state: s.csv, u: 3}").problems())
        .containsExactly(AT + ".state: holds v and u of every neuron; remove 'v' and 'u'");
  }

  @Test
  void aFileThatDoesNotFitNamesWhatItHolds() throws IOException {
    assertThat(job("{state: s.csv}").set("populations.retina.size=3").problems())
        .containsExactly(
            AT
                + ".state: FOLDER/s.csv: neuron 2 of population 'retina' is missing, expected 3"
                + " neurons, found 2");
    Files.writeString(folder.resolve("s.npz"), "no zip");
    assertThat(job("{state: s.npz}").problems())
        .singleElement()
        .asString()
        .startsWith(AT + ".state: FOLDER/s.npz: not a zip of arrays (.npz): ");
  }

  @Test
  void anUnknownKeyIsNamed() {
    assertThat(job("{stat: s.csv}").problems())
        .singleElement()
        .asString()
        .contains("unknown key 'stat'", "did you mean 'state'?");
  }
}
