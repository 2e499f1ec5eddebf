/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every form of weights, here of a projection from 12 neurons to 6. */
class WeightsTest {

  private static final String AT = "job.yaml:11: projections.retina->motion.weights";

  @TempDir Path folder;

  @Test
  void aTextIsAFileAndMayNameATensor() throws IOException {
    WeightFile.npy(folder.resolve("w.npy"), 6, 12);
    WeightFile.npz(folder.resolve("w.NPZ"), "layer.1#w", 6, 12);
    Files.writeString(folder.resolve("w.csv"), "from,to,weight\n11,5,0.5\n");

    assertThat(file("w.npy")).isEqualTo("w.npy 72");
    assertThat(file("w.csv")).isEqualTo("w.csv 1");
    assertThat(file("w.NPZ")).isEqualTo("w.NPZ 72");
    assertThat(file("w.NPZ#layer.1#w")).isEqualTo("w.NPZ#layer.1#w 72");
  }

  @Test
  void aMapNamesFileAndTensor() throws IOException {
    WeightFile.npz(folder.resolve("w#1.npz"), "a", 6, 12);

    assertThat(file("{file: 'w#1.npz', tensor: a}")).isEqualTo("w#1.npz#a 72");
    assertThat(file("'w#1.npz#a'")).isEqualTo("w#1.npz#a 72");
  }

  @Test
  void weightsAreToldFromOthersByTheirContent() throws IOException {
    WeightFile.npy(folder.resolve("w.npy"), 6, 12);
    WeightFile.npz(folder.resolve("w.npz"), "a", 6, 12);
    Files.writeString(folder.resolve("w.csv"), "from,to,weight\n11,5,0.5\n");

    assertThat(hash("w.npy")).isEqualTo(hash("w.npz")).isNotEqualTo(hash("w.csv"));
  }

  @Test
  void inASettingAFileIsRelativeToTheWorkingDirectory() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    WeightFile.npy(elsewhere.resolve("w.npy"), 6, 12);

    WeightsConfig weights =
        job("{all-to-all: 1}")
            .in(elsewhere)
            .set("projections.retina->motion.weights=w.npy")
            .read()
            .projections()
            .get(0)
            .weights();
    assertThat(((WeightsConfig.File) weights).file()).isEqualTo(elsewhere.resolve("w.npy").toUri());
  }

  @Test
  void whatIsInAFileIsChecked() throws IOException {
    WeightFile.npy(folder.resolve("turned.npy"), 12, 6);
    Files.writeString(folder.resolve("none.npy"), "nothing");
    Files.writeString(folder.resolve("nan.csv"), "from,to,weight\n1,1,NaN\n");

    assertThat(refused("turned.npy"))
        .singleElement(STRING)
        .startsWith(AT + ": FOLDER/turned.npy: ")
        .contains("[12, 6]", "[6, 12]", "transpose");
    assertThat(refused("none.npy")).singleElement(STRING).startsWith(AT + ": FOLDER/none.npy: ");
    assertThat(refused("nan.csv")).singleElement(STRING).contains("nan.csv", "line 2", "NaN");
    assertThat(refused("'nowhere://bucket/w.safetensors#fc1.weight'"))
        .singleElement(STRING)
        .startsWith(AT + ": ")
        .contains("nowhere");
  }

  private String file(String weights) throws IOException {
    WeightsConfig.File file = (WeightsConfig.File) weights(weights);
    return Path.of(file.file()).getFileName()
        + file.tensor().map(tensor -> "#" + tensor).orElse("")
        + " "
        + file.synapses();
  }

  private String hash(String weights) throws IOException {
    return ((WeightsConfig.File) weights(weights)).hash();
  }

  @Test
  void aFileIsCheckedAtTheDoor() throws IOException {
    WeightFile.npy(folder.resolve("w.npy"), 6, 12);
    assertThat(refused("no.npy")).containsExactly(AT + ": file not found: FOLDER/no.npy");
    assertThat(refused("w.txt"))
        .containsExactly(
            AT + ": expected a file that ends in .npy, .npz, .safetensors or .csv, found 'w.txt'");
    assertThat(refused("w.npy#a"))
        .containsExactly(AT + ": a .npy holds one array, without a name; remove 'a'");
    assertThat(refused("w.npz#")).containsExactly(AT + ": expected the name of an array after '#'");
    assertThat(refused("{file: w.npy, tensor: a}"))
        .containsExactly(AT + ".file: a .npy holds one array, without a name; remove 'a'");
    assertThat(refused("'s3://a b/w.npy'")).containsExactly(AT + ": 's3://a b/w.npy' is not a URI");
  }

  @Test
  void oneToOneNeedsAsManyOnEitherSide() {
    assertThat(job("{one-to-one: 20.1}").set("populations.motion.size=12"))
        .extracting(job -> job.read().projections().get(0).weights())
        .isEqualTo(new WeightsConfig.OneToOne(20.1f));
    assertThat(refused("{one-to-one: 1}"))
        .containsExactly(
            AT
                + ".one-to-one: expected as many on either side, found population 'retina' of size"
                + " [4, 3], population 'motion' of size 6");
  }

  @Test
  void allToAllIsOneWeight() {
    assertThat(weights("{all-to-all: 0.1}")).isEqualTo(new WeightsConfig.AllToAll(0.1f));
  }

  @Test
  void randomWeightsHaveAProbabilityAndADistribution() {
    assertThat(weights("{random: {probability: 0.1, uniform: [0, 0.5], power: 2, seed: 1}}"))
        .isEqualTo(new WeightsConfig.Random(0.1, new Uniform(0, 0.5, 2), 1, false));
    assertThat(weights("{random: {probability: 1, normal: [0, 1], half: true}}"))
        .isEqualTo(new WeightsConfig.Random(1, new Normal(0, 1), 0, true));
    assertThat(weights("{random: {probability: 1e-9, weight: 0.1}}"))
        .isEqualTo(new WeightsConfig.Random(1e-9, new Uniform(0.1f, 0.1f), 0, false));
  }

  @Test
  void randomWeightsAreChecked() {
    String at = AT + ".random";
    assertThat(refused("{random: {weight: 1}}"))
        .containsExactly(at + ": missing key 'probability', above 0, at most 1");
    assertThat(refused("{random: {probability: 0, weight: 1}}"))
        .containsExactly(at + ".probability: expected a number above 0, at most 1, found '0'");
    assertThat(refused("{random: {probability: 1.5, weight: 1}}"))
        .containsExactly(at + ".probability: expected a number from 0 to 1, found '1.5'");
    assertThat(refused("{random: {probability: 1}}"))
        .containsExactly(at + ": expected one of uniform, normal, weight, found none");
    assertThat(refused("{random: {probability: 1, weight: 1, power: 2}}"))
        .containsExactly(at + ".power: goes with uniform, not with weight");
    assertThat(refused("{random: {probability: 1, weight: 65520, half: true}}"))
        .containsExactly(at + ".weight: expected a number from -65504 to 65504, found '65520'");
    assertThat(refused("{random: {probability: 1, normal: [0, 1e5]}}"))
        .containsExactly(
            at
                + ".normal: expected [mean, std], each a number from -65536 to 65536, found"
                + " '1e5'");
  }

  @Test
  void aWeightIsFiniteAndBounded() {
    String expected = ": expected a number from -65536 to 65536, found ";
    assertThat(refused("{all-to-all: 65537}"))
        .containsExactly(AT + ".all-to-all" + expected + "'65537'");
    assertThat(refused("{all-to-all: .nan}"))
        .containsExactly(AT + ".all-to-all" + expected + "'.nan'");
    assertThat(refused("{one-to-one: [1]}"))
        .contains(
            AT
                + ".one-to-one: expected as many on either side, found population 'retina' of size"
                + " [4, 3], population 'motion' of size 6");
  }

  @Test
  void aMapIsOneOfTheForms() {
    assertThat(refused("{}"))
        .containsExactly(
            AT
                + ": expected one of file, one-to-one, all-to-all, kernel, pool, random, found"
                + " none");
    assertThat(refused("{all-to-all: 1, pool: 2}"))
        .containsExactly(
            AT
                + ": expected one of file, one-to-one, all-to-all, kernel, pool, random, found"
                + " all-to-all and pool");
    assertThat(refused("{all-to-all: 1, stride: 2, tensor: a}"))
        .containsExactly(
            AT + ".tensor: goes with file and kernel, not with all-to-all",
            AT + ".stride: goes with kernel, not with all-to-all");
    assertThat(refused("{all-to-al: 1}"))
        .contains(
            "job.yaml:11: unknown key 'all-to-al' in projections.retina->motion.weights,"
                + " did you mean 'all-to-all'?");
    assertThat(refused("[1, 2]"))
        .containsExactly(
            AT
                + ": expected a file or a map of file, one-to-one, all-to-all, kernel, pool,"
                + " random, tensor, stride, padding, weight, found a list");
  }

  private JobText job(String weights) {
    return JobText.minimal(folder)
        .add("  motion: {size: 6, behavior: tonic_spiking}")
        .add("projections:")
        .add("  - {from: retina, to: motion, weights: " + weights + "}");
  }

  private WeightsConfig weights(String weights) {
    return job(weights).read().projections().get(0).weights();
  }

  private List<String> refused(String weights) {
    return job(weights).problems();
  }
}
