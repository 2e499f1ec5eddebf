/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.StepConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random jobs: disorder, bursts, gaps, duplicates, ties at borders, several inputs and splits. */
public final class Jobs {

  private static final long HOUR = 3_600_000_000L;
  private static final int NO_ORIGIN = Integer.MIN_VALUE;

  /** What an input reaches, in bits, and the moves of its splits. */
  private record Draft(int reach, List<List<Move>> splits) {}

  /** Neurons of one kind. */
  private record Neurons(int size, int kind) {}

  private Jobs() {}

  /** Jobs of any streams. */
  public static Arbitrary<ModelJob> any() {
    return jobs(
        Moves.any(),
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(HOUR)),
            Tuple.of(1, Arbitraries.longs().between(5_000, 500_000).withoutEdgeCases())));
  }

  /** Jobs whose streams are in order and good. */
  public static Arbitrary<ModelJob> inOrder() {
    return jobs(Moves.inOrder(), Arbitraries.just(HOUR)).map(Reordering::inOrder);
  }

  private static Arbitrary<ModelJob> jobs(Arbitrary<Move> moves, Arbitrary<Long> maxGaps) {
    return Combinators.combine(
            frames(maxGaps), origins(), drafts(moves).list().ofMinSize(1).ofMaxSize(3))
        .as(Jobs::job);
  }

  private static ModelJob job(Frame frame, int origin, List<Draft> drafts) {
    List<ModelInput> inputs = new ArrayList<>();
    for (Draft draft : drafts) {
      List<ModelPopulation> reached = new ArrayList<>();
      for (int i = 0; i < frame.populations().size(); i++) {
        // The first input reaches all, so that none lives without any.
        if (inputs.isEmpty() || (draft.reach() >> i & 1) == 1) {
          reached.add(frame.populations().get(i));
        }
      }
      reached = reached.isEmpty() ? frame.populations() : reached;
      List<ModelPopulation> reach = reached;
      inputs.add(
          new ModelInput(
              "in" + inputs.size(),
              reach.stream().map(ModelPopulation::name).toList(),
              draft.splits().stream().map(moves -> frame.entries(moves, reach)).toList()));
    }
    return new ModelJob(
        frame.dtMicros(),
        frame.outOfOrdernessMillis(),
        frame.maxGapMicros(),
        origin == NO_ORIGIN
            ? OptionalLong.empty()
            : OptionalLong.of(frame.base() + origin * frame.dtMicros() / 3),
        frame.populations(),
        inputs);
  }

  private static Arbitrary<Draft> drafts(Arbitrary<Move> moves) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 7),
            moves.list().ofMaxSize(20).list().ofMinSize(1).ofMaxSize(4))
        .as(Draft::new);
  }

  /** Thirds of a window about the base, or auto. */
  private static Arbitrary<Integer> origins() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(NO_ORIGIN)),
        Tuple.of(2, Arbitraries.integers().between(-60, 60)));
  }

  private static Arbitrary<Frame> frames(Arbitrary<Long> maxGaps) {
    Arbitrary<Long> dt =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(1_000L, 50L, 100L, 250L, 500L, 1_500L, 7_000L, 20_000L)),
            Tuple.of(1, Arbitraries.longs().between(50, 20_000)));
    Arbitrary<Long> outOfOrderness =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.longs().between(0, 6)),
            Tuple.of(1, Arbitraries.longs().between(0, 30)));
    Arbitrary<Long> base =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.longs().between(-50_000, 50_000)),
            Tuple.of(1, Arbitraries.of(1_700_000_000_123_456L, -5_000_000_000_007L)));
    Arbitrary<List<Neurons>> neurons =
        Combinators.combine(
                Arbitraries.integers().between(1, 12), Arbitraries.integers().between(0, 3))
            .as(Neurons::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    return Combinators.combine(dt, outOfOrderness, maxGaps, base, neurons)
        .as((d, o, m, b, n) -> new Frame(d, o, m, b, populations(n, d)));
  }

  private static List<ModelPopulation> populations(List<Neurons> neurons, long dtMicros) {
    List<ModelPopulation> populations = new ArrayList<>();
    for (Neurons n : neurons) {
      populations.add(
          new ModelPopulation("p" + populations.size(), n.size(), constants(n.kind(), dtMicros)));
    }
    return populations;
  }

  private static StepConstants constants(int kind, long dtMicros) {
    double dt = dtMicros / 1e6;
    return switch (kind) {
      case 0 -> StepConstants.of(new IzhikevichParameters(0.02, 0.2, -65, 6), dt, -70, -14);
      case 1 -> StepConstants.of(new IzhikevichParameters(0.1, 0.26, -60, -1), dt, -62, -16);
      // Fires in silence.
      case 2 -> StepConstants.of(new IzhikevichParameters(-0.02, -1, -60, 8), dt, -63.8f, 63.8f);
      // Leaves the finite numbers once it is pushed down; fires two steps after its initial state.
      default ->
          StepConstants.of(
              new IzhikevichParameters(0.02, 0.2, 0, 0).with("sq", 1e35).with("bias", 0),
              dt,
              -1e-18f,
              0);
    };
  }
}
