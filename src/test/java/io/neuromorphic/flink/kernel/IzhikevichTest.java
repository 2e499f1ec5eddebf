/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IzhikevichTest {

  private static final IzhikevichParameters TONIC = IzhikevichBehavior.TONIC_SPIKING.parameters();

  @Test
  void aStepChangesNoneOfItsArguments() {
    float[] input = {14, 14, 14};
    IzhikevichState state = IzhikevichState.of(3, 29, -14);
    IzhikevichStep step = Izhikevich.izhikevichStep(input, state, TONIC);
    assertThat(step.z()).containsExactly(1, 1, 1);
    assertThat(step.state().v()).containsExactly(-65, -65, -65);
    assertThat(state.v()).containsExactly(29, 29, 29);
    assertThat(state.u()).containsExactly(-14, -14, -14);
    assertThat(input).containsExactly(14, 14, 14);
  }

  @Test
  void aNeuronThatLeavesTheFiniteNumbersStartsAgainAndIsCounted() {
    float[] input = {Float.NaN, Float.POSITIVE_INFINITY, 0};
    IzhikevichState state = IzhikevichState.of(3, -70, -14);
    IzhikevichStep step = Izhikevich.izhikevichStep(input, state, TONIC);
    assertThat(step.resets()).isEqualTo(2);
    assertThat(step.z()).containsExactly(0, 0, 0);
    assertThat(step.state().v()).containsExactly(-65, -65, -70);
    assertThat(step.state().u()).containsExactly(.2f * -65, .2f * -65, -14);
    step = Izhikevich.izhikevichStep(input, state, TONIC, 0.001, -70, -13);
    assertThat(step.state().u()).containsExactly(-13, -13, -14);
  }

  @Test
  void spikesOfThePreviousStepArriveThroughTheRecurrentWeights() {
    float[][] none = {{}, {}};
    float[][] weights = {{0, 0}, {40, 0}};
    IzhikevichRecurrentState state =
        new IzhikevichRecurrentState(
            new float[] {1, 0}, new float[] {-70, -70}, new float[] {-14, -14});
    IzhikevichRecurrentStep step =
        Izhikevich.izhikevichRecurrentStep(new float[0], state, none, weights, TONIC);
    assertThat(step.state().v()).containsExactly(-70, -60);
    assertThat(step.z()).isSameAs(step.state().z()).containsExactly(0, 0);
  }

  @Test
  void lengthsThatDifferAreNamed() {
    IzhikevichState state = IzhikevichState.of(3, -70, -14);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Izhikevich.izhikevichStep(new float[2], state, TONIC))
        .withMessage("input has length 2: expected 3, as state.v");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Izhikevich.izhikevichStep(
                    new float[3], new IzhikevichState(new float[3], new float[4]), TONIC))
        .withMessage("state.u has length 4: expected 3, as state.v");
    IzhikevichRecurrentState two = IzhikevichRecurrentState.of(2, -70, -14);
    float[][] square = {{0, 0}, {0, 0}};
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Izhikevich.izhikevichRecurrentStep(
                    new float[1], two, new float[][] {{0}, {}}, square, TONIC))
        .withMessage("inputWeights[1] has length 0: expected 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Izhikevich.izhikevichRecurrentStep(
                    new float[2], two, square, new float[1][2], TONIC))
        .withMessage("recurrentWeights has 1 rows: expected 2, one a neuron");
  }

  @Test
  void aBehaviorStartsAtRestWithUAProductOfFloats() {
    IzhikevichSpikingBehavior made =
        Izhikevich.createIzhikevichSpikingBehavior(0.2, 0.26, -65, 0, -64, -64);
    assertThat(made.p().tauInv()).isEqualTo(250);
    assertThat(made.s().v()).containsExactly(-64);
    assertThat(made.s().u()).containsExactly(-64f * 0.26f);
    assertThat(made.population(3).v()).containsExactly(-64, -64, -64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Izhikevich.startingAt(TONIC, Double.NaN, 0))
        .withMessageContaining("v_rest = NaN");
  }

  @Test
  void aStepLengthThatIsNotFiniteIsRefused() {
    IzhikevichState state = IzhikevichState.of(1, -70, -14);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Izhikevich.izhikevichStep(new float[1], state, TONIC, Double.NaN))
        .withMessage("tau_inv*dt = NaN: expected a finite float32");
  }
}
