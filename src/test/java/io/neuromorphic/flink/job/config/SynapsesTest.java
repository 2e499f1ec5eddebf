/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.config.SynapsesConfig.Noise;
import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bias, noise, recurrent and input weights of a population. */
class SynapsesTest {

  private static final String AT = "job.yaml:8: populations.retina";

  @TempDir Path folder;

  @Test
  void withoutKeysThereIsNothing() {
    assertThat(synapses("shards: 3")).isEqualTo(SynapsesConfig.none(4, 3));
  }

  @Test
  void aBiasIsOneForAllOrOneForEach() {
    assertThat(synapses("bias: 3.1").bias()).containsExactly(3.1f);
    assertThat(synapses("bias: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]").bias())
        .hasSize(12)
        .endsWith(10, 11);
    assertThat(synapses("bias: {uniform: [0, 1], seed: 4}").bias()[11])
        .isEqualTo((float) new Uniform(0, 1).at(4, 11));
  }

  @Test
  void aBiasIsACurrent() {
    assertThat(refused("bias: 65537"))
        .containsExactly(AT + ".bias: expected a number from -65536 to 65536, found '65537'");
    assertThat(refused("bias: {normal: [70000, 0]}"))
        .containsExactly(
            AT + ".bias.normal: neuron 0 gets 70000, expected a number from -65536 to 65536");
  }

  @Test
  void noiseIsDrawnEveryFewWindows() {
    assertThat(synapses("noise: {normal: [0, 5], seed: 3, every: 2ms}").noise())
        .contains(new Noise(new Normal(0, 5), 3, 2));
    assertThat(synapses("noise: {uniform: [-1, 1], power: 3}").noise())
        .contains(new Noise(new Uniform(-1, 1, 3), 0, 1));
  }

  @Test
  void noiseIsChecked() {
    assertThat(refused("noise: {}"))
        .containsExactly(AT + ".noise: expected one of uniform, normal, found none");
    assertThat(refused("noise: 5"))
        .containsExactly(
            AT + ".noise: expected a map of uniform, normal, power, seed, every, found" + " '5'");
    assertThat(refused("noise: {normal: [0, 5000]}"))
        .containsExactly(
            AT
                + ".noise.normal: reaches from -70000 to 70000 (14 std), expected numbers from"
                + " -65536 to 65536");
    assertThat(refused("noise: {uniform: [0, 65537]}"))
        .containsExactly(
            AT
                + ".noise.uniform: expected [low, high], each a number from -65536 to 65536,"
                + " found '65537'");
    assertThat(refused("noise: {normal: [0, 5], every: 1500us}"))
        .containsExactly(
            AT
                + ".noise.every: expected a multiple of dt = 1ms, found '1500us'; the nearest are"
                + " 1ms and 2ms");
  }

  @Test
  void recurrentWeightsComeFromAFileOrAForm() throws IOException {
    WeightFile.npy(folder.resolve("w.npy"), 12, 12);

    assertThat(synapses("recurrent-weights: w.npy").recurrent())
        .get()
        .extracting(weights -> ((WeightsConfig.File) weights).file())
        .isEqualTo(folder.resolve("w.npy").toUri());
    assertThat(synapses("recurrent-weights: {all-to-all: -0.5}").recurrent())
        .contains(new WeightsConfig.AllToAll(-0.5f));
    assertThat(synapses("recurrent-weights: {kernel: [[1, 0, 1]], padding: [1, 0]}").recurrent())
        .get()
        .isInstanceOf(WeightsConfig.Kernel.class);
  }

  @Test
  void inputWeightsHaveLines() throws IOException {
    WeightFile.npy(folder.resolve("w.npy"), 12, 32);

    SynapsesConfig plain = synapses("input-weights: w.npy, input-size: 32");
    assertThat(plain.lineWidth()).isEqualTo(32);
    assertThat(plain.lineHeight()).isEqualTo(1);

    SynapsesConfig rows = synapses("input-weights: {pool: 2}, input-size: [8, 6]");
    assertThat(rows.lines()).isEqualTo(48);
    assertThat(rows.input()).isPresent();
  }

  @Test
  void inputWeightsAndTheirSizeGoTogether() {
    assertThat(refused("input-weights: {all-to-all: 1}"))
        .containsExactly(
            AT
                + ": missing key 'input-size', the number of input lines or [width, height]:"
                + " 'input-weights' needs it");
    assertThat(refused("input-size: 5"))
        .containsExactly(
            AT + ".input-size: goes with input-weights; without them an event addresses a neuron");
    assertThat(refused("input-weights: {all-to-all: 1}, input-size: [8193, 8192]"))
        .containsExactly(
            AT + ".input-size: expected at most 67108864 input lines, found [8193, 8192]");
    assertThat(refused("input-weights: {one-to-one: 1}, input-size: 5"))
        .containsExactly(
            AT
                + ".input-weights.one-to-one: expected as many on either side, found input lines"
                + " of size 5, population 'retina' of size [4, 3]");
  }

  @Test
  void weightsOfItsOwnMeanOneShard() {
    assertThat(refused("shards: 4, recurrent-weights: {all-to-all: 1}"))
        .containsExactly(AT + ".shards: expected 1, as there are recurrent-weights, found '4'");
    assertThat(refused("shards: 2, input-weights: {all-to-all: 1}, input-size: 4"))
        .containsExactly(AT + ".shards: expected 1, as there are input-weights, found '2'");
  }

  private JobText job(String keys) {
    return JobText.minimal(folder)
        .line(8, "  retina: {size: [4, 3], behavior: tonic_spiking, " + keys + "}");
  }

  private SynapsesConfig synapses(String keys) {
    return job(keys).population().synapses();
  }

  private List<String> refused(String keys) {
    return job(keys).problems();
  }
}
