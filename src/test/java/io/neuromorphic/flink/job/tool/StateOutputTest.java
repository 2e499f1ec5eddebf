/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.numpy.NpyFile;
import io.neuromorphic.flink.codec.numpy.NpzFile;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.PopulationState.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateOutputTest {

  @TempDir Path folder;

  private static PopulationSnapshot population(String name, long nextWindow, float... v)
      throws IOException {
    Shape shape = new Shape(name, 0, 1, v.length, 1_000, 0, "tonic");
    return PopulationSnapshot.of(List.of(new PopulationState(shape, v, v.clone(), nextWindow)));
  }

  private static StateReport report() throws IOException {
    return new StateReport(
        0,
        1_000,
        List.of(population("motion", 4, -65, 0.1f), population("retina", 4, 1)),
        Map.of("in", new InputBooks(6, 1, 2, 1, 1, 1)),
        "00ff");
  }

  private Path write(String name, String population) throws IOException {
    Path file = folder.resolve(name);
    StateOutput output = new StateOutput(Optional.ofNullable(population), Optional.of(file));
    output.write(output.select(report()));
    assertThat(folder.resolve(name + ".part")).doesNotExist();
    return file;
  }

  @Test
  void aTableHasARowForEveryNeuron() throws IOException {
    assertThat(Files.readString(write("x.csv", null)))
        .isEqualTo(
            "population,neuron,v,u,t\nmotion,0,-65.0,-65.0,4000\nmotion,1,0.1,0.1,4000\n"
                + "retina,0,1.0,1.0,4000\n");
  }

  @Test
  void arraysOfOnePopulationNeedNoName() throws IOException {
    try (NpzFile one = NpzFile.open(write("x.npz", "motion"));
        NpzFile all = NpzFile.open(write("y.npz", null))) {
      assertThat(one.names()).containsExactly("v", "u", "t");
      assertThat(one.read("v", 9).floats()).containsExactly(-65, 0.1f);
      assertThat(one.read("t", 9).expectShape().longs()).containsExactly(4_000);
      assertThat(all.names())
          .containsExactly("motion/v", "motion/u", "motion/t", "retina/v", "retina/u", "retina/t");
    }
    assertThat(NpyFile.read(write("x.npy", "motion"), 9).expectShape(2, 2).floats())
        .containsExactly(-65, 0.1f, -65, 0.1f);
  }

  @Test
  void anArrayOfSeveralPopulationsIsRefused() {
    assertThatThrownBy(() -> write("x.npy", null))
        .isInstanceOf(UsageException.class)
        .hasMessage("a .npy file holds one population; choose with --population: motion, retina");
  }

  @Test
  void anUnknownPopulationGetsASuggestion() {
    assertThatThrownBy(() -> write("x.npz", "retna"))
        .isInstanceOf(UsageException.class)
        .hasMessage("no population 'retna', did you mean 'retina'?");
    assertThatThrownBy(() -> write("x.npz", "q"))
        .hasMessage("no population 'q'; there are motion, retina");
  }

  @Test
  void theWordsAreThoseOfASummary() throws IOException {
    StateReport report = report().only(report().populations().get(1));

    assertThat(report.json())
        .isEqualTo(
            "{\"origin\":0,\"dt\":1000,\"populations\":{\"retina\":{\"size\":1,\"shards\":1,"
                + "\"clock\":4000,\"steps\":0,\"spikes\":0,\"resets\":0,\"saturated\":0,"
                + "\"pending\":0,\"digest\":\"00000000000000000000000000000000\","
                + "\"parameters\":\"tonic\"}},\"events\":{\"in\":{\"read\":6,\"integrated\":1,"
                + "\"filtered\":2,\"late\":1,\"invalid\":1,\"pending\":1}},\"digest\":\"00ff\"}");
    assertThat(report.text().lines())
        .contains("population  size  shards  clock us  steps  spikes  resets  saturated  pending")
        .contains("retina         1       1      4000      0       0       0          0        0")
        .contains("input  read  integrated  filtered  late  invalid  pending")
        .contains("in        6           1         2     1        1        1")
        .endsWith("retina      tonic");
  }
}
