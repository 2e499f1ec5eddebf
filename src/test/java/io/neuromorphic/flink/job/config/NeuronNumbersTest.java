/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.numpy.NpzWriter;
import io.neuromorphic.flink.codec.numpy.NumpyArray;
import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters and initial states that differ from neuron to neuron. */
class NeuronNumbersTest {

  private static final String AT = "job.yaml:8: populations.retina";

  @TempDir Path folder;

  @Test
  void aListHasANumberForEachNeuron() {
    PopulationConfig population =
        population("parameters: {a: [0.1, 0.2, 0.3], b: 0.2, c: -65, d: 6}");

    assertThat(population.varied()).containsOnlyKeys("a");
    assertThat(population.varied().get("a")).containsExactly(0.1, 0.2, 0.3);
    assertThat(population.parameters().a()).isEqualTo(0.1);
  }

  @Test
  void everyNumberThatAStepUsesMayDiffer() {
    List<String> names = List.of("a", "b", "c", "d", "sq", "mn", "bias", "v_th", "tau_inv");
    String all = String.join(": [1, 2, 3], ", names) + ": [1, 2, 3]";

    assertThat(population("parameters: {" + all + "}").varied().keySet())
        .containsExactlyElementsOf(names);
  }

  @Test
  void aRandomNumberIsThatOfItsSeedAndNeuron() {
    PopulationConfig population =
        population(
            "parameters: {a: {uniform: [0, 1]}, b: {normal: [2, 0.5], seed: 7},"
                + " c: {uniform: [-65, -50], power: 2, seed: 1},"
                + " d: {uniform: [8, 2], power: 2, seed: 1}}");

    for (int i = 0; i < 3; i++) {
      assertThat(population.varied().get("a")[i]).isEqualTo(new Uniform(0, 1).at(0, i));
      assertThat(population.varied().get("b")[i]).isEqualTo(new Normal(2, 0.5).at(7, i));
      assertThat(population.varied().get("c")[i]).isEqualTo(new Uniform(-65, -50, 2).at(1, i));
      assertThat(population.varied().get("d")[i]).isEqualTo(new Uniform(8, 2, 2).at(1, i));
    }
  }

  @Test
  void aFileHasAnArrayForEachParameter() throws IOException {
    writeArrays();

    PopulationConfig population =
        population("behavior: tonic_spiking, parameters: {a: {file: n.npz, array: a}}");

    assertThat(population.varied().get("a")).containsExactly(0.1, 0.2, 0.3);
    assertThat(population.parameters().d()).isEqualTo(6);
  }

  @Test
  void inASettingAFileIsRelativeToTheWorkingDirectory() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    writeArrays();
    Files.move(folder.resolve("n.npz"), elsewhere.resolve("n.npz"));

    assertThat(
            job("behavior: tonic_spiking")
                .in(elsewhere)
                .set("populations.retina.parameters.a={file: n.npz, array: a}")
                .population()
                .varied()
                .get("a"))
        .containsExactly(0.1, 0.2, 0.3);
  }

  @Test
  void aListOfOneNumberIsThatNumber() {
    PopulationConfig population =
        JobText.minimal(folder)
            .line(8, "  retina: {size: 1, behavior: tonic_spiking, parameters: {a: [0.5]}}")
            .population();

    assertThat(population.varied()).isEmpty();
    assertThat(population.parameters().a()).isEqualTo(0.5);
  }

  @Test
  void initialStatesMayDiffer() {
    PopulationConfig population =
        population("behavior: tonic_spiking, initial: {v: [-60.1, -61, -62], u: 5}");

    assertThat(population.start().get().v()).containsExactly(-60.1f, -61, -62);
    assertThat(population.start().get().u()).containsExactly(5, 5, 5);
    assertThat(population.initialV()).isEqualTo(-60.1f);

    PopulationConfig drawn =
        population("behavior: tonic_spiking, initial: {u: {normal: [-14, 1], seed: 2}}");

    assertThat(drawn.start().get().v()).containsExactly(-70, -70, -70);
    assertThat(drawn.start().get().u()[2]).isEqualTo((float) new Normal(-14, 1).at(2, 2));
  }

  @Test
  void withoutABehaviourUFollowsTheNeuronsOwnBAndV() {
    PopulationConfig population =
        population("parameters: {a: 0, b: [0.1, 0.2, 0.3], c: [-50, -60, -70], d: 6}");

    assertThat(population.start().get().v()).containsExactly(-50, -60, -70);
    assertThat(population.start().get().u()).containsExactly(0.1f * -50, 0.2f * -60, 0.3f * -70);

    PopulationConfig sameV =
        population("parameters: {a: 0, b: [0.1, 0.2, 0.3], c: -65, d: 6}, initial: {v: -60}");

    assertThat(sameV.start().get().u()).containsExactly(0.1f * -60, 0.2f * -60, 0.3f * -60);
  }

  @Test
  void withABehaviourItsOwnStateIsTheStart() {
    PopulationConfig population =
        population("behavior: tonic_spiking, parameters: {b: [1, 2, 3], c: [-50, -60, -70]}");

    assertThat(population.start()).isEmpty();
    assertThat(population.initialV()).isEqualTo(-70);
    assertThat(population.initialU()).isEqualTo(-14);
  }

  @Test
  void aStateFileGoesBeforeWhatParametersWouldGive() throws IOException {
    Files.writeString(
        folder.resolve("s.csv"),
        "population,neuron,v,u\nretina,0,-60,1\nretina,1,-61,2\nretina,2,-62,3\n");

    assertThat(
            population(
                    "parameters: {a: 0, b: 0, c: [-50, -60, -70], d: 6}, initial: {state: s.csv}")
                .start()
                .get()
                .v())
        .containsExactly(-60, -61, -62);
  }

  @Test
  void aListOfAnotherLengthIsRefused() {
    assertThat(refused("behavior: tonic_spiking, parameters: {a: [1, 2]}"))
        .containsExactly(AT + ".parameters.a: expected 3 numbers, one a neuron, found a list of 2");
    assertThat(refused("behavior: tonic_spiking, initial: {v: []}"))
        .containsExactly(AT + ".initial.v: expected 3 numbers, one a neuron, found a list of 0");
  }

  @Test
  void aSizeThatWasRefusedSaysNothingAboutAList() {
    assertThat(
            JobText.minimal(folder)
                .line(8, "  retina: {size: 0, behavior: tonic_spiking, parameters: {a: [1, 2]}}")
                .problems())
        .containsExactly(AT + ".size: expected a whole number from 1 to 67108864, found '0'");
  }

  @Test
  void aBadNumberNamesItsNeuron() throws IOException {
    writeArrays();
    assertThat(refused("behavior: tonic_spiking, parameters: {a: [1, x, 3]}"))
        .containsExactly(
            AT + ".parameters.a: neuron 1: expected a number that a float32 can hold, found 'x'");
    assertThat(refused("behavior: tonic_spiking, parameters: {c: [1, 2, 1e31]}"))
        .containsExactly(
            AT
                + ".parameters.c: neuron 2: expected a number from -1.0E30 to 1.0E30, found"
                + " '1e31'");
    assertThat(refused("behavior: tonic_spiking, parameters: {d: {uniform: [2e30, 3e30]}}"))
        .singleElement()
        .asString()
        .startsWith(AT + ".parameters.d.uniform: neuron 0 gets 2.")
        .endsWith("E30, expected a number from -1.0E30 to 1.0E30");
    assertThat(refused("behavior: tonic_spiking, initial: {v: {file: n.npz, array: bad}}"))
        .containsExactly(
            AT + ".initial.v.file: neuron 1 gets NaN, expected a number that a float32 can hold");
    assertThat(
            refused("behavior: tonic_spiking, parameters: {a: [0, 0, 1e38], tau_inv: [0, 0, 1e6]}"))
        .containsExactly(
            AT + ".parameters: neuron 2: tau_inv*dt*a = Infinity: expected a finite float32");
  }

  @Test
  void aResetBeyondItsBoundIsRefusedForAllNeuronsToo() {
    assertThat(refused("behavior: tonic_spiking, parameters: {c: 1e31}"))
        .containsExactly(
            AT + ".parameters.c: expected a number from -1.0E30 to 1.0E30, found '1e31'");
  }

  @Test
  void theSharpnessIsOneForAll() {
    assertThat(refused("behavior: tonic_spiking, parameters: {alpha: [1, 2, 3]}"))
        .containsExactly(
            AT + ".parameters.alpha: expected a number that a float32 can hold, found a list");
  }

  @Test
  void aMapIsOneOfTheForms() {
    String a = "behavior: tonic_spiking, parameters: {a: ";
    String at = AT + ".parameters.a";
    assertThat(refused(a + "{}}"))
        .containsExactly(at + ": expected one of uniform, normal, file, found none");
    assertThat(refused(a + "{uniform: [0, 1], normal: [0, 1]}}"))
        .containsExactly(at + ": expected one of uniform, normal, file, found uniform and normal");
    assertThat(refused(a + "{normal: [0, 1], power: 2}}"))
        .containsExactly(at + ".power: goes with uniform, not with normal");
    assertThat(refused(a + "{unifrom: [0, 1]}}"))
        .contains(
            "job.yaml:8: unknown key 'unifrom' in populations.retina.parameters.a,"
                + " did you mean 'uniform'?");
  }

  @Test
  void distributionsAreChecked() {
    String a = "behavior: tonic_spiking, parameters: {a: ";
    String at = AT + ".parameters.a";
    assertThat(refused(a + "{uniform: [1]}}"))
        .containsExactly(at + ".uniform: expected [low, high], found a list of 1");
    assertThat(refused(a + "{uniform: [1, .inf]}}"))
        .containsExactly(
            at
                + ".uniform: expected [low, high], each a number that a float32 can hold, found"
                + " '.inf'");
    assertThat(refused(a + "{uniform: [1, 2], power: 0}}"))
        .containsExactly(at + ".power: expected a whole number from 1 to 64, found '0'");
    assertThat(refused(a + "{normal: [1, -2]}}"))
        .containsExactly(at + ".normal: expected a std of at least 0, found -2");
    assertThat(refused(a + "{uniform: [1, 2], seed: 1.5}}"))
        .containsExactly(
            at
                + ".seed: expected a whole number from -9223372036854775808 to"
                + " 9223372036854775807, found '1.5'");
  }

  @Test
  void aFileThatDoesNotFitIsRefused() throws IOException {
    writeArrays();
    String a = "behavior: tonic_spiking, parameters: {a: ";
    String at = AT + ".parameters.a.file: ";
    assertThat(refused(a + "{file: no.npz}}"))
        .containsExactly(at + "file not found: FOLDER/no.npz");
    assertThat(refused(a + "{file: n.npz, array: two}}"))
        .containsExactly(at + "FOLDER/n.npz: expected shape (3,), found (2,)");
    assertThat(refused(a + "{file: n.npz, array: aa}}"))
        .containsExactly(at + "FOLDER/n.npz: no array 'aa'; it holds a, two, bad");
  }

  private void writeArrays() throws IOException {
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(folder.resolve("n.npz")))) {
      npz.write("a", NumpyArray.of(new double[] {0.1, 0.2, 0.3}, 3));
      npz.write("two", NumpyArray.of(new double[2], 2));
      npz.write("bad", NumpyArray.of(new double[] {0, Double.NaN, 0}, 3));
    }
  }

  private JobText job(String keys) {
    return JobText.minimal(folder).line(8, "  retina: {size: 3, " + keys + "}");
  }

  private PopulationConfig population(String keys) {
    return job(keys).population();
  }

  private List<String> refused(String keys) {
    return job(keys).problems();
  }
}
