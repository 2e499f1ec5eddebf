/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.ThresholdMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PopulationsTest {

  private static final String AT = "job.yaml:8: populations.retina";

  @TempDir Path folder;

  @Test
  void aBehaviourBringsParametersAndInitialState() {
    assertThat(population("size: [4, 3], behavior: tonic_spiking"))
        .isEqualTo(
            new PopulationConfig(
                "retina",
                4,
                3,
                new IzhikevichParameters(0.02, 0.2, -65, 6),
                -70,
                -14,
                1,
                Optional.empty(),
                Map.of(),
                SynapsesConfig.none(4, 3),
                Optional.of(IzhikevichBehavior.TONIC_SPIKING)));
  }

  @ParameterizedTest
  @EnumSource(IzhikevichBehavior.class)
  void everyNamedBehaviourIsKnown(IzhikevichBehavior behavior) {
    PopulationConfig population = population("size: 4, behavior: " + behavior.norseName());

    assertThat(population.parameters()).isEqualTo(behavior.parameters());
    assertThat(population.initialV()).isEqualTo(behavior.behavior().s().v()[0]);
    assertThat(population.initialU()).isEqualTo(behavior.behavior().s().u()[0]);
  }

  @Test
  void aSizeWithoutRowsIsOneRow() {
    PopulationConfig population = population("size: 32, behavior: tonic_spiking");

    assertThat(population.width()).isEqualTo(32);
    assertThat(population.height()).isEqualTo(1);
  }

  @Test
  void parametersReplaceThoseOfTheBehaviour() {
    IzhikevichParameters p =
        population("size: 4, behavior: tonic_spiking, parameters: {d: 8, tau_inv: 100}")
            .parameters();

    assertThat(p)
        .isEqualTo(
            new IzhikevichParameters(
                0.02, 0.2, -65, 8, 0.04, 5, 140, 30, 100, ThresholdMethod.SUPER, 100));
  }

  @Test
  void everyParameterIsRead() {
    assertThat(
            population(
                    "size: 4, parameters: {a: 1, b: 2, c: 3, d: 4, sq: 5, mn: 6, bias: 7, v_th: 8,"
                        + " tau_inv: 9, method: heavi_erfc, alpha: 1e-1}")
                .parameters())
        .isEqualTo(
            new IzhikevichParameters(1, 2, 3, 4, 5, 6, 7, 8, 9, ThresholdMethod.HEAVI_ERFC, 0.1));
  }

  @Test
  void withoutABehaviourNeuronsStartAtTheirResetPotential() {
    PopulationConfig population =
        population("size: 4, parameters: {a: 0.02, b: 0.2, c: -65, d: 6}");

    assertThat(population.initialV()).isEqualTo(-65f);
    assertThat(population.initialU()).isEqualTo(0.2f * -65f);
  }

  @Test
  void anInitialStateReplacesAnyOther() {
    PopulationConfig both =
        population("size: 4, behavior: tonic_spiking, initial: {v: -60.5, u: 1}");
    assertThat(both.initialV()).isEqualTo(-60.5f);
    assertThat(both.initialU()).isEqualTo(1f);

    PopulationConfig onlyV =
        population("size: 4, parameters: {a: 0, b: 0.5, c: -65, d: 6}, initial: {v: -60}");
    assertThat(onlyV.initialV()).isEqualTo(-60f);
    assertThat(onlyV.initialU()).isEqualTo(-30f);
  }

  @Test
  void shardsAreAtMostTheNeuronsAnd128() {
    assertThat(population("size: 4, behavior: tonic_spiking, shards: 4").shards()).isEqualTo(4);
    assertThat(refused("size: 4, behavior: tonic_spiking, shards: 5"))
        .containsExactly(AT + ".shards: expected a whole number from 1 to 4, found '5'");
    assertThat(refused("size: 1000, behavior: tonic_spiking, shards: 129"))
        .containsExactly(AT + ".shards: expected a whole number from 1 to 128, found '129'");
  }

  @Test
  void aSizeIsRequiredAndBounded() {
    String form = "a number of neurons or [width, height]";
    assertThat(refused("behavior: tonic_spiking"))
        .containsExactly(AT + ": missing key 'size', " + form);
    assertThat(refused("size: 67108865, behavior: tonic_spiking"))
        .containsExactly(
            AT + ".size: expected a whole number from 1 to 67108864, found '67108865'");
    assertThat(refused("size: [8193, 8192], behavior: tonic_spiking"))
        .containsExactly(AT + ".size: expected at most 67108864 neurons, found [8193, 8192]");
    assertThat(refused("size: [1], behavior: tonic_spiking"))
        .containsExactly(AT + ".size: expected " + form + ", found a list of 1");
  }

  @Test
  void aBehaviourMustBeKnown() {
    assertThat(refused("size: 4, behavior: tonic_spikng"))
        .containsExactly(
            AT + ".behavior: no behaviour 'tonic_spikng', did you mean 'tonic_spiking'?");
    assertThat(refused("size: 4, behavior: quiet"))
        .singleElement()
        .asString()
        .startsWith(AT + ".behavior: no behaviour 'quiet'; known are ")
        .contains("tonic_spiking")
        .contains("phasic_spiking");
    assertThat(refused("size: 4")).containsExactly(AT + ": needs 'behavior' or 'parameters'");
  }

  @Test
  void parametersAreChecked() {
    assertThat(refused("size: 4, parameters: {a: 1, c: 2}"))
        .containsExactly(AT + ".parameters: missing b, d (or add a 'behavior' to start from)");
    assertThat(refused("size: 4, behavior: tonic_spiking, parameters: {a: 1e39}"))
        .containsExactly(
            AT + ".parameters.a: expected a number that a float32 can hold, found '1e39'");
    assertThat(refused("size: 4, behavior: tonic_spiking, parameters: {d: 1e31}"))
        .containsExactly(
            AT + ".parameters.d: expected a number from -1.0E30 to 1.0E30, found '1e31'");
    assertThat(refused("size: 4, behavior: tonic_spiking, parameters: {a: .nan}"))
        .containsExactly(
            AT + ".parameters.a: expected a number that a float32 can hold, found '.nan'");
    assertThat(refused("size: 4, behavior: tonic_spiking, parameters: {a: 1e38, tau_inv: 1e6}"))
        .containsExactly(AT + ".parameters: tau_inv*dt*a = Infinity: expected a finite float32");
    assertThat(refused("size: 4, behavior: tonic_spiking, parameters: {vth: 30}"))
        .containsExactly(
            "job.yaml:8: unknown key 'vth' in populations.retina.parameters,"
                + " did you mean 'v_th'?");
    assertThat(refused("size: 4, behavior: tonic_spiking, parameters: {method: circle}"))
        .containsExactly(
            AT
                + ".parameters.method: expected one of heaviside, super, triangle, tanh, circ,"
                + " heavi_erfc, found 'circle', did you mean 'circ'?");
  }

  @Test
  void aNameFitsIntoATopic() {
    assertThat(JobText.minimal(folder).add("  a b: {size: 4, behavior: tonic_spiking}").problems())
        .containsExactly(
            "job.yaml:9: populations: expected 1 to 100 of the characters A-Z a-z 0-9 . _ -,"
                + " found 'a b'");
    assertThat(JobText.minimal(folder).add("  plain: 5").problems())
        .containsExactly(
            "job.yaml:9: populations.plain: expected a map of one population, found '5'");
  }

  @Test
  void populationsKeepTheOrderOfTheFile() {
    assertThat(
            JobText.minimal(folder)
                .add("  b: {size: 4, behavior: tonic_spiking}")
                .add("  a: {size: 4, behavior: tonic_spiking}")
                .read()
                .populations())
        .extracting(PopulationConfig::name)
        .containsExactly("retina", "b", "a");
  }

  private PopulationConfig population(String keys) {
    return JobText.minimal(folder).line(8, "  retina: {" + keys + "}").population();
  }

  private List<String> refused(String keys) {
    return JobText.minimal(folder).line(8, "  retina: {" + keys + "}").problems();
  }
}
