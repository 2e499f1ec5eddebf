/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IzhikevichSequenceTest {

  private static final IzhikevichParameters TONIC = IzhikevichBehavior.TONIC_SPIKING.parameters();

  /** Unconnected neurons, as a network whose inputs are the currents. */
  private static SmallNetwork unconnected(IzhikevichParameters p, int drive) {
    SmallNetwork network = new SmallNetwork(p, 80, 3, 3, drive, 2);
    for (int i = 0; i < network.size; i++) {
      for (int j = 0; j < network.size; j++) {
        network.inputWeights[i][j] = i == j ? 1 : 0;
        network.recurrentWeights[i][j] = 0;
      }
      for (float[] x : network.input) {
        x[i] += drive;
      }
    }
    return network;
  }

  private static IzhikevichSequence run(SmallNetwork network) {
    IzhikevichState first = new IzhikevichState(network.first.v(), network.first.u());
    return IzhikevichSequence.forward(network.input, first, network.p);
  }

  private static List<float[]> all(IzhikevichGradients gradients) {
    List<float[]> all = new ArrayList<>(List.of(gradients.input()));
    all.addAll(List.of(gradients.v(), gradients.u()));
    return all;
  }

  @Test
  void everyStepHasTheBitsOfTheStep() {
    SmallNetwork network = unconnected(TONIC, 10);
    IzhikevichSequence sequence = run(network);
    IzhikevichState state = new IzhikevichState(network.first.v(), network.first.u());
    float spikes = 0;
    for (int t = 0; t < network.steps; t++) {
      IzhikevichStep step = Izhikevich.izhikevichStep(network.input[t], state, TONIC);
      state = step.state();
      assertThat(sequence.z()[t]).isEqualTo(step.z());
      assertThat(sequence.v()[t]).isEqualTo(state.v());
      assertThat(sequence.u()[t]).isEqualTo(state.u());
      spikes += step.z()[0] + step.z()[1] + step.z()[2];
    }
    assertThat(spikes).isGreaterThan(3);
    assertThat(sequence.state().v()).isEqualTo(state.v());
    assertThat(sequence.state().u()).isEqualTo(state.u());
    assertThat(sequence.resets()).isZero();
  }

  @ParameterizedTest
  @EnumSource(ThresholdMethod.class)
  void gradientsAreThoseOfDualNumbers(ThresholdMethod method) {
    SmallNetwork network = unconnected(TONIC.withMethod(method).with("alpha", 0.5), 10);
    ForwardModeReference reference = network.reference();
    int inputs = network.steps * network.size;
    // After the inputs, the reference counts two matrices and z of the initial state.
    int skipped = 2 * network.size * network.size + network.size;
    GradientComparison.assertClose(
        all(run(network).backward(network.loss)),
        n -> reference.derivative(n < inputs ? n : n + skipped),
        1e-4);
  }

  @Test
  void withoutSpikesGradientsAreSlopes() {
    SmallNetwork network = unconnected(TONIC.withMethod(ThresholdMethod.HEAVISIDE), -2);
    IzhikevichSequence sequence = run(network);
    assertThat(sequence.z()).isDeepEqualTo(new float[network.steps][network.size]);
    List<float[]> quantities = new ArrayList<>(List.of(network.input));
    quantities.addAll(List.of(network.first.v(), network.first.u()));
    GradientComparison.assertSlopes(
        quantities,
        all(sequence.backward(network.loss)),
        () -> {
          IzhikevichSequence other = run(network);
          return SmallNetwork.dot(network.loss.v(), other.v())
              + SmallNetwork.dot(network.loss.u(), other.u());
        },
        1e-3);
  }

  @Test
  void aLossMayLookAtSpikesOnly() {
    SmallNetwork network = unconnected(TONIC, 10);
    float[][] none = new float[network.steps][network.size];
    IzhikevichSequence sequence = run(network);
    assertThat(all(sequence.backward(LossGradient.ofSpikes(network.loss.z()))))
        .usingRecursiveComparison()
        .isEqualTo(all(sequence.backward(new LossGradient(network.loss.z(), none, none))));
  }

  @Test
  void aSequenceMayBeCut() {
    SmallNetwork network = unconnected(TONIC.with("alpha", 1), 10);
    IzhikevichGradients whole = run(network).backward(network.loss);
    SmallNetwork early = network.part(0, 50);
    SmallNetwork late = network.part(50, network.steps);
    IzhikevichSequence first = run(early);
    IzhikevichSequence second = IzhikevichSequence.forward(late.input, first.state(), network.p);

    IzhikevichGradients byLate = second.backward(late.loss);
    for (int i = 0; i < network.size; i++) {
      early.loss.v()[49][i] += byLate.v()[i];
      early.loss.u()[49][i] += byLate.u()[i];
    }
    IzhikevichGradients byEarly = first.backward(early.loss);

    List<float[]> parts = new ArrayList<>(List.of(byEarly.input()));
    parts.addAll(List.of(byLate.input()));
    parts.addAll(List.of(byEarly.v(), byEarly.u()));
    List<Float> expected = new ArrayList<>();
    for (float[] row : all(whole)) {
      for (float gradient : row) {
        expected.add(gradient);
      }
    }
    GradientComparison.assertClose(parts, expected::get, 1e-4);
  }

  @Test
  void noGradientPassesANeuronThatStartedAnew() {
    float[][] input = {{1, 1}, {3e38f, 1}, {1, 1}};
    float[][] ones = {{1, 1}, {1, 1}, {1, 1}};
    // 4·3e38 is beyond the floats.
    IzhikevichParameters p = TONIC.with("tau_inv", 4_000);
    IzhikevichSequence sequence =
        IzhikevichSequence.forward(input, IzhikevichState.of(2, -70, -14), p);
    assertThat(sequence.resets()).isEqualTo(1);
    assertThat(sequence.v()[1][0]).isEqualTo(-65);

    IzhikevichGradients gradients = sequence.backward(new LossGradient(ones, ones, ones));

    assertThat(gradients.input()[2][0]).isNotZero();
    assertThat(gradients.input()[1][0]).isZero();
    // The first step's own loss is left.
    LossGradient firstOnly = new LossGradient(null, new float[][] {{1, 1}, {0, 0}, {0, 0}}, null);
    assertThat(gradients.input()[0][0])
        .isCloseTo(sequence.backward(firstOnly).input()[0][0], within(1e-5f));
    assertThat(gradients.input()[0][1])
        .isNotCloseTo(sequence.backward(firstOnly).input()[0][1], within(1e-2f));
  }

  @Test
  void noStepsPassTheLossOn() {
    IzhikevichSequence sequence =
        IzhikevichSequence.forward(new float[0][], IzhikevichState.of(2, -70, -14), TONIC);
    assertThat(sequence.z()).isEmpty();
    assertThat(sequence.state().v()).containsExactly(-70, -70);
    IzhikevichGradients gradients = sequence.backward(LossGradient.ofSpikes(new float[0][]));
    assertThat(gradients.input()).isEmpty();
    assertThat(gradients.v()).containsExactly(0, 0);
    assertThat(gradients.u()).containsExactly(0, 0);
  }

  @Test
  void noNeuronsHaveNoGradients() {
    IzhikevichSequence sequence =
        IzhikevichSequence.forward(new float[3][0], IzhikevichState.of(0, 0, 0), TONIC);
    IzhikevichGradients gradients = sequence.backward(LossGradient.ofSpikes(new float[3][0]));
    assertThat(gradients.input()).isDeepEqualTo(new float[3][0]);
    assertThat(gradients.v()).isEmpty();
  }

  @Test
  void wrongShapesAreRefused() {
    IzhikevichState state = IzhikevichState.of(2, -70, -14);
    refused(new float[][] {{1, 1}, {1}}, state, "input[1] has length 1: expected 2");
    refused(
        new float[3][2],
        new IzhikevichState(new float[2], new float[3]),
        "state.u has length 3: expected 2, as state.v");
    IzhikevichSequence sequence = IzhikevichSequence.forward(new float[3][2], state, TONIC);
    refused(
        sequence,
        LossGradient.ofSpikes(new float[2][2]),
        "loss.z has 2 rows: expected 3, one a step");
    refused(
        sequence,
        new LossGradient(null, new float[3][1], null),
        "loss.v[0] has length 1: expected 2");
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    IzhikevichState state = IzhikevichState.of(1, -70, -14);
    refused(new float[][] {{1}, {Float.NaN}}, state, "input[1][0] = NaN: expected a finite number");
    refused(
        new float[1][1],
        IzhikevichState.of(1, Float.POSITIVE_INFINITY, 0),
        "state.v[0] = Infinity: expected a finite number");
    refused(
        new float[1][1],
        IzhikevichState.of(1, 0, Float.NaN),
        "state.u[0] = NaN: expected a finite number");
    IzhikevichSequence sequence = IzhikevichSequence.forward(new float[1][1], state, TONIC);
    refused(
        sequence,
        new LossGradient(null, null, new float[][] {{Float.NaN}}),
        "loss.u[0][0] = NaN: expected a finite number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IzhikevichSequence.forward(new float[1][1], state, TONIC, Double.NaN))
        .withMessage("tau_inv*dt = NaN: expected a finite float32");
  }

  private static void refused(float[][] input, IzhikevichState state, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IzhikevichSequence.forward(input, state, TONIC))
        .withMessage(message);
  }

  private static void refused(IzhikevichSequence sequence, LossGradient loss, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequence.backward(loss))
        .withMessage(message);
  }
}
