/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IzhikevichRecurrentSequenceTest {

  private static final IzhikevichParameters TONIC = IzhikevichBehavior.TONIC_SPIKING.parameters();

  @Test
  void everyStepHasNorsesBits() {
    float[][] input = Golden.npy("recurrent/input.npy");
    float[][] weights = Golden.npy("recurrent/input_weights.npy");
    IzhikevichRecurrentSequence sequence =
        IzhikevichRecurrentSequence.forward(
            input,
            IzhikevichRecurrentState.of(weights.length, -70, -14),
            weights,
            Golden.npy("recurrent/recurrent_weights.npy"),
            TONIC);
    assertThat(sequence.z()).isDeepEqualTo(Golden.npy("recurrent/z.npy"));
    assertThat(sequence.v()).isDeepEqualTo(Golden.npy("recurrent/v.npy"));
    assertThat(sequence.u()).isDeepEqualTo(Golden.npy("recurrent/u.npy"));
    assertThat(sequence.state().z()).isEqualTo(sequence.z()[input.length - 1]);
    assertThat(sequence.resets()).isZero();
  }

  @ParameterizedTest
  @EnumSource(ThresholdMethod.class)
  void gradientsAreThoseOfDualNumbers(ThresholdMethod method) {
    SmallNetwork network =
        new SmallNetwork(TONIC.withMethod(method).with("alpha", 0.5), 60, 4, 3, 12, 1);
    IzhikevichRecurrentSequence sequence = network.forward();
    for (int i = 0; i < network.size; i++) {
      int neuron = i;
      assertThat(Arrays.stream(sequence.z()).filter(z -> z[neuron] == 1f))
          .as("spikes of neuron %s", neuron)
          .isNotEmpty();
    }
    ForwardModeReference reference = network.reference();
    GradientComparison.assertClose(
        GradientComparison.of(sequence.backward(network.loss)), reference::derivative, 1e-4);
  }

  @Test
  void withoutSpikesGradientsAreSlopes() {
    SmallNetwork network =
        new SmallNetwork(TONIC.withMethod(ThresholdMethod.HEAVISIDE), 60, 4, 3, -2, 3);
    IzhikevichRecurrentSequence sequence = network.forward();
    assertThat(sequence.z()).isDeepEqualTo(new float[network.steps][network.size]);
    IzhikevichRecurrentGradients gradients = sequence.backward(network.loss);
    // By way of the spikes of the step before the first.
    assertThat(gradients.z()[0]).isNotZero();
    assertThat(gradients.recurrentWeights()[0][1]).isNotZero();
    GradientComparison.assertSlopes(
        GradientComparison.quantities(network),
        GradientComparison.of(gradients),
        network::loss,
        1e-3);
  }

  @Test
  void aSequenceMayBeCut() {
    SmallNetwork network = new SmallNetwork(TONIC.with("alpha", 1), 60, 4, 3, 12, 1);
    IzhikevichRecurrentGradients whole = network.forward().backward(network.loss);
    SmallNetwork early = network.part(0, 37);
    SmallNetwork late = network.part(37, network.steps);
    IzhikevichRecurrentSequence first = early.forward();
    IzhikevichRecurrentSequence second =
        IzhikevichRecurrentSequence.forward(
            late.input, first.state(), late.inputWeights, late.recurrentWeights, late.p);

    IzhikevichRecurrentGradients byLate = second.backward(late.loss);
    for (int i = 0; i < network.size; i++) {
      early.loss.z()[36][i] += byLate.z()[i];
      early.loss.v()[36][i] += byLate.v()[i];
      early.loss.u()[36][i] += byLate.u()[i];
    }
    IzhikevichRecurrentGradients byEarly = first.backward(early.loss);

    for (int i = 0; i < network.size; i++) {
      for (int j = 0; j < network.size; j++) {
        byEarly.recurrentWeights()[i][j] += byLate.recurrentWeights()[i][j];
      }
      for (int m = 0; m < network.inputs; m++) {
        byEarly.inputWeights()[i][m] += byLate.inputWeights()[i][m];
      }
    }
    List<float[]> parts = GradientComparison.of(byEarly);
    parts.addAll(37, List.of(byLate.input()));
    List<Float> expected = new ArrayList<>();
    for (float[] row : GradientComparison.of(whole)) {
      for (float gradient : row) {
        expected.add(gradient);
      }
    }
    GradientComparison.assertClose(parts, expected::get, 1e-4);
  }

  @Test
  void itDoesNotChangeWhatItIsGiven() {
    SmallNetwork network = new SmallNetwork(TONIC, 20, 4, 3, 12, 1);
    List<float[]> before =
        GradientComparison.quantities(network).stream().map(float[]::clone).toList();
    network.forward().backward(network.loss);
    assertThat(GradientComparison.quantities(network)).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void noStepsAndNoNeuronsHaveEmptyGradients() {
    IzhikevichRecurrentGradients none =
        IzhikevichRecurrentSequence.forward(
                new float[0][],
                IzhikevichRecurrentState.of(2, -70, -14),
                new float[2][3],
                new float[2][2],
                TONIC)
            .backward(LossGradient.ofSpikes(new float[0][]));
    assertThat(none.input()).isEmpty();
    assertThat(none.inputWeights()).isDeepEqualTo(new float[2][3]);
    assertThat(none.recurrentWeights()).isDeepEqualTo(new float[2][2]);
    assertThat(none.z()).containsExactly(0, 0);

    IzhikevichRecurrentGradients nobody =
        IzhikevichRecurrentSequence.forward(
                new float[4][3],
                IzhikevichRecurrentState.of(0, 0, 0),
                new float[0][],
                new float[0][],
                TONIC)
            .backward(LossGradient.ofSpikes(new float[4][0]));
    assertThat(nobody.input()).isDeepEqualTo(new float[4][3]);
    assertThat(nobody.inputWeights()).isEmpty();
    assertThat(nobody.v()).isEmpty();
  }

  @Test
  void wrongShapesAreRefused() {
    IzhikevichRecurrentState state = IzhikevichRecurrentState.of(2, -70, -14);
    refused(
        new float[][] {{1, 1, 1}, {1, 1}},
        state,
        new float[2][3],
        new float[2][2],
        "input[1] has length 2: expected 3");
    refused(
        new float[1][3],
        state,
        new float[2][4],
        new float[2][2],
        "inputWeights[0] has length 4: expected 3");
    refused(
        new float[1][3],
        state,
        new float[2][3],
        new float[3][2],
        "recurrentWeights has 3 rows: expected 2, one a neuron");
    refused(
        new float[1][3],
        new IzhikevichRecurrentState(new float[1], new float[2], new float[2]),
        new float[2][3],
        new float[2][2],
        "state.z has length 1: expected 2, as state.v");
    IzhikevichRecurrentSequence sequence =
        IzhikevichRecurrentSequence.forward(
            new float[1][3], state, new float[2][3], new float[2][2], TONIC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequence.backward(LossGradient.ofSpikes(new float[1][3])))
        .withMessage("loss.z[0] has length 3: expected 2");
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    IzhikevichRecurrentState state = IzhikevichRecurrentState.of(1, -70, -14);
    float[][] one = {{1}};
    float[][] nan = {{Float.NaN}};
    refused(nan, state, one, one, "input[0][0] = NaN: expected a finite number");
    refused(one, state, nan, one, "inputWeights[0][0] = NaN: expected a finite number");
    refused(one, state, one, nan, "recurrentWeights[0][0] = NaN: expected a finite number");
    refused(
        one,
        new IzhikevichRecurrentState(nan[0], one[0], one[0]),
        one,
        one,
        "state.z[0] = NaN: expected a finite number");
  }

  private static void refused(
      float[][] input,
      IzhikevichRecurrentState state,
      float[][] inputWeights,
      float[][] recurrentWeights,
      String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                IzhikevichRecurrentSequence.forward(
                    input, state, inputWeights, recurrentWeights, TONIC))
        .withMessage(message);
  }
}
