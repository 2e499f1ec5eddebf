/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.source.intake.ClockStart.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random streams against the model; the seed is in the name of the test. */
class IntakeModelTest {

  private static final long[] STEPS = {1, 50, 100, 1_000, 1_500, 7_000, 20_000};

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void judgesAsTheModelDoes(long seed) {
    Random random = new Random(seed);
    long dt = STEPS[random.nextInt(STEPS.length)];
    IntakeSpec rules = Judge.rules(dt, random.nextInt(30), 200_000 + random.nextInt(500_000));
    long origin = dt * (random.nextInt(2_000) - 1_000);
    long shift = random.nextInt(3) == 0 ? 0 : random.nextInt(2_000_000) - 1_000_000;
    Judge judge = Judge.from(origin, Rule.SHIFT, shift, rules);
    IntakeModel model = new IntakeModel(rules, origin, shift, Judge.STARTED);
    long time = origin - shift;
    for (int round = 0; round < 300; round++) {
      judge.pass(random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(5));
      if (random.nextInt(20) == 0) {
        judge = Judge.goingOn(judge, rules);
      }
      time += random.nextInt(20) == 0 ? random.nextInt(1_000_000) : random.nextInt(20_000);
      CurrentPacket packet = somePacket(random, round == 0, time, origin - shift);
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < packet.size(); i++) {
        String population = packet.populationName(packet.population()[i]);
        expected.add(
            model.judge(
                packet.t()[i], population, packet.neuron()[i], packet.current()[i], judge.now));
      }
      judge.judge(packet);
      assertThat(Judge.words(packet, expected.size())).as("round %d", round).isEqualTo(expected);
      assertThat(packet.size()).isEqualTo(expected.stream().filter(Judge.OK::equals).count());
    }
  }

  /** Mostly good events about a time; the first one of all is good. */
  private static CurrentPacket somePacket(Random random, boolean first, long time, long origin) {
    CurrentPacket packet = Judge.packet();
    int size = random.nextInt(12);
    if (first) {
      packet.add(origin + random.nextInt(1_000), packet.dictionaryIndex("p"), 0, 0);
    }
    while (packet.size() < size) {
      packet.add(
          someTime(random, time),
          packet.dictionaryIndex(random.nextInt(30) == 0 ? "q" : "p"),
          random.nextInt(30) == 0 ? 10 : random.nextInt(10),
          random.nextInt(30) == 0 ? Float.NaN : 1);
    }
    return packet;
  }

  private static long someTime(Random random, long time) {
    return switch (random.nextInt(40)) {
      case 0 -> Long.MAX_VALUE - random.nextInt(2_000_000);
      case 1 -> Long.MIN_VALUE + random.nextInt(2_000_000);
      case 2 -> time + random.nextInt(3_000_000);
      default -> time - random.nextInt(40_000);
    };
  }
}
