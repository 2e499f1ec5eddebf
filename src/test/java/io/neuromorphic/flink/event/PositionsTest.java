/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionsTest {

  @Test
  void labelsTellWhereAnEventCameFrom() {
    assertThat(Positions.counting("line ", 2).label(3)).isEqualTo("line 5");
    assertThat(Positions.within("topic-0@", 17).label(3)).isEqualTo("topic-0@17#3");
    assertThat(Positions.at("byte ", 100, new int[] {0, 8, 30}).label(2)).isEqualTo("byte 130");
    assertThat(Positions.single("topic-0@", 17).label(0)).isEqualTo("topic-0@17");
    assertThat(Positions.UNKNOWN.label(4)).isEqualTo("event 4");
  }

  @Test
  void aSelectionOfASelectionStillTells() {
    Random random = new Random(2);
    Positions[] kinds = {
      Positions.counting("line ", Integer.MAX_VALUE + 9L),
      Positions.within("topic-0@", -4),
      Positions.at("byte ", 1L << 40, random.ints(50, 0, 1_000).toArray())
    };
    for (Positions all : kinds) {
      int[] kept = random.ints(20, 0, 50).sorted().toArray();
      int[] keptOfThem = random.ints(9, 0, 20).sorted().toArray();
      Positions some = all.select(kept, 20);
      Positions few = some.select(keptOfThem, 7);
      for (int i = 0; i < 20; i++) {
        assertThat(some.label(i)).isEqualTo(all.label(kept[i]));
      }
      for (int i = 0; i < 7; i++) {
        assertThat(few.label(i)).isEqualTo(all.label(kept[keptOfThem[i]]));
        assertThat(few.stem() + few.number(i)).isEqualTo(few.label(i));
      }
    }
  }

  @Test
  void equalWhereTheyTellTheSame() {
    Positions some = Positions.at("b ", 1, new int[] {2, 3});
    assertThat(some).isEqualTo(Positions.at("b ", 1, new int[] {2, 3}));
    assertThat(some).isNotEqualTo(Positions.at("b ", 1, new int[] {2, 4}));
    assertThat(Positions.counting("b ", 1)).isNotEqualTo(Positions.within("b ", 1));
  }
}
