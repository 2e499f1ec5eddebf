/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import io.neuromorphic.flink.model.Move.Border;
import io.neuromorphic.flink.model.Move.Kind;
import io.neuromorphic.flink.model.Move.Span;
import io.neuromorphic.flink.model.Move.Unit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random moves. */
final class Moves {

  private Moves() {}

  static Arbitrary<Move> any() {
    return Combinators.combine(on(), behind(), border(), copies(), kind(), who(), Currents.any())
        .as(Move::new);
  }

  /** A move that keeps to its time and is good. */
  static Arbitrary<Move> inOrder() {
    return Combinators.combine(on(), border(), copies(), who(), Currents.good())
        .as((on, border, n, who, c) -> new Move(on, Span.ZERO, border, n, Kind.EVENT, who, c));
  }

  private static Arbitrary<Span> span(Unit unit, int from, int to) {
    return Arbitraries.integers().between(from, to).withoutEdgeCases().map(n -> new Span(unit, n));
  }

  /** Often no time at all, seldom hundreds of windows of silence. */
  private static Arbitrary<Span> on() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.just(Span.ZERO)),
        Tuple.of(4, span(Unit.MICROS, 1, 2_000)),
        Tuple.of(6, span(Unit.WINDOWS, 1, 4)),
        Tuple.of(2, span(Unit.MILLIS, 1, 30)),
        Tuple.of(1, span(Unit.OUT_OF_ORDERNESSES, 1, 3)),
        Tuple.of(1, span(Unit.WINDOWS, 100, 300)));
  }

  private static Arbitrary<Span> behind() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(Span.ZERO)),
        Tuple.of(1, span(Unit.MICROS, 1, 2_000)),
        Tuple.of(2, span(Unit.MILLIS, 1, 30)),
        Tuple.of(2, span(Unit.WINDOWS, 1, 4)),
        Tuple.of(2, span(Unit.OUT_OF_ORDERNESSES, 1, 2)));
  }

  private static Arbitrary<Border> border() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(Border.NONE)), Tuple.of(3, Arbitraries.of(Border.class)));
  }

  /** Two are exact duplicates, many are a burst. */
  private static Arbitrary<Integer> copies() {
    return Arbitraries.frequencyOf(
        Tuple.of(20, Arbitraries.just(1)),
        Tuple.of(2, Arbitraries.just(2)),
        Tuple.of(1, Arbitraries.integers().between(3, 200).withoutEdgeCases()));
  }

  private static Arbitrary<Kind> kind() {
    return Arbitraries.frequencyOf(
        Tuple.of(60, Arbitraries.just(Kind.EVENT)),
        Tuple.of(8, Arbitraries.just(Kind.MARKER)),
        Tuple.of(3, Arbitraries.of(Kind.class)));
  }

  private static Arbitrary<Integer> who() {
    return Arbitraries.integers().between(0, 30).withoutEdgeCases();
  }
}
