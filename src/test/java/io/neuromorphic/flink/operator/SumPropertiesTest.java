/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.kernel.CurrentSum;
import io.neuromorphic.flink.model.Currents;
import io.neuromorphic.flink.model.SumModel;
import io.neuromorphic.flink.state.WindowInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

/** The sums of a window are those of the model, in any order and grouping. */
class SumPropertiesTest {

  private static final int NEURONS = 4;
  private static final float LARGEST = 65_536;

  /** A current for one of the neurons. */
  record Addend(int neuron, float current) {}

  @Provide
  Arbitrary<List<Addend>> addends() {
    Arbitrary<Float> currents =
        Arbitraries.oneOf(
            Currents.good(),
            Arbitraries.floats().between(-LARGEST, LARGEST),
            Arbitraries.floats().between(-0x1p-16f, 0x1p-16f).ofScale(15));
    // 63 of the largest stay on the grid.
    return Combinators.combine(Arbitraries.integers().between(0, NEURONS - 1), currents)
        .as(Addend::new)
        .list()
        .ofMaxSize(63);
  }

  @Property
  void sumsAreTheModels(@ForAll("addends") List<Addend> addends) {
    assertThat(sums(addends)).isEqualTo(modelSums(addends));
  }

  @Property
  void orderDoesNotMatter(@ForAll("addends") List<Addend> addends, @ForAll long seed) {
    List<Addend> shuffled = new ArrayList<>(addends);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(sums(shuffled)).isEqualTo(sums(addends));
  }

  @Property
  void sumsTakenEarlyChangeNothing(@ForAll("addends") List<Addend> addends) {
    EarlySums early = new EarlySums(NEURONS);
    ShardPacket packet = new ShardPacket(new ShardKey("p", 0, 0), "in", 0);
    for (Addend addend : addends) {
      early.add(packet, 7, addend.neuron(), addend.current());
    }
    assertThat(packet.events()).isEqualTo(addends.size());
    WindowInput summed = new WindowInput();
    summed.add(0, packet.neuron(), packet.current(), 0, packet.size(), packet.events());
    WindowSum sum = new WindowSum(NEURONS);
    assertThat(sum.add(summed)).isZero();
    assertThat(sum.current()).isEqualTo(modelSums(addends));
  }

  @Property
  void nothingIsLeftForTheNextWindow(
      @ForAll("addends") List<Addend> first, @ForAll("addends") List<Addend> second) {
    WindowSum sum = new WindowSum(NEURONS);
    sum.add(input(first));
    sum.clear(input(first));
    assertThat(sum.current()).containsOnly(0);
    sum.add(input(second));
    assertThat(sum.current()).isEqualTo(modelSums(second));
  }

  /** A sum of 2^21 to 2^22, half a step of float32 above one of its numbers, give or take. */
  @Property
  void aSumNextToATieIsRoundedOnce(
      @ForAll @IntRange(min = 32, max = 62) int largest,
      @ForAll @IntRange(max = 9) int quarters,
      @ForAll @IntRange(min = -2, max = 2) int multiples) {
    List<Addend> addends = new ArrayList<>(Collections.nCopies(largest, new Addend(0, LARGEST)));
    addends.addAll(Collections.nCopies(quarters, new Addend(0, 0.25f)));
    addends.add(new Addend(0, 0.125f));
    addends.add(new Addend(0, multiples * 0x1p-40f));
    assertThat(sums(addends)).isEqualTo(modelSums(addends));
  }

  @Property
  void aSumThatLeavesTheGridStopsAtItsLimitAndIsCounted(
      @ForAll @IntRange(min = 65, max = 200) int events, @ForAll boolean below) {
    float current = below ? -LARGEST : LARGEST;
    WindowSum sum = new WindowSum(NEURONS);
    long saturated = sum.add(input(Collections.nCopies(events, new Addend(2, current))));
    assertThat(saturated).isOne();
    assertThat(sum.current()).containsExactly(0, 0, 64 * current, 0);
  }

  @Property
  void aWeightedValueIsRoundedFromItsExactProduct(
      @ForAll @FloatRange(min = -1_000, max = 1_000) float weight,
      @ForAll @FloatRange(min = -1_000, max = 1_000) float value) {
    BigDecimal exact = new BigDecimal(weight).multiply(new BigDecimal(value));
    long multiple =
        exact
            .multiply(new BigDecimal(1L << 40))
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact();
    assertThat(CurrentSum.multiple((double) weight * value)).isEqualTo(multiple);
  }

  private static float[] sums(List<Addend> addends) {
    WindowSum sum = new WindowSum(NEURONS);
    assertThat(sum.add(input(addends))).isZero();
    return sum.current();
  }

  private static WindowInput input(List<Addend> addends) {
    int[] neuron = addends.stream().mapToInt(Addend::neuron).toArray();
    float[] current = new float[neuron.length];
    for (int i = 0; i < current.length; i++) {
      current[i] = addends.get(i).current();
    }
    return new WindowInput(neuron, current, neuron.length, new long[] {neuron.length});
  }

  private static float[] modelSums(List<Addend> addends) {
    float[] sums = new float[NEURONS];
    for (int n = 0; n < NEURONS; n++) {
      SumModel model = new SumModel();
      for (Addend addend : addends) {
        if (addend.neuron() == n) {
          model.add(addend.current());
        }
      }
      sums[n] = model.current();
    }
    return sums;
  }
}
