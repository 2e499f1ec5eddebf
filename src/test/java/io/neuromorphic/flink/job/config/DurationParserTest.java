/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DurationParserTest {

  @Test
  void unitsGoFromMicrosecondsToDays() {
    assertThat(DurationParser.micros("100us")).isEqualTo(100);
    assertThat(DurationParser.micros("100\u00b5s")).isEqualTo(100);
    assertThat(DurationParser.micros("100\u03bcs")).isEqualTo(100);
    assertThat(DurationParser.micros("0.5ms")).isEqualTo(500);
    assertThat(DurationParser.micros(" 2 s ")).isEqualTo(2_000_000);
    assertThat(DurationParser.micros("1m")).isEqualTo(60_000_000);
    assertThat(DurationParser.micros("1min")).isEqualTo(60_000_000);
    assertThat(DurationParser.micros("1h")).isEqualTo(3_600_000_000L);
    assertThat(DurationParser.micros("1d")).isEqualTo(86_400_000_000L);
    assertThat(DurationParser.micros("-3ms")).isEqualTo(-3_000);
    assertThat(DurationParser.micros("1e3us")).isEqualTo(1_000);
    assertThat(DurationParser.micros("0")).isZero();
  }

  @Test
  void whatIsNoDurationIsRefused() {
    for (String bad :
        new String[] {"", "ms", "5 parsecs", "1 MS", "1ms2", "--1ms", "1..5s", "s5"}) {
      assertThatThrownBy(() -> DurationParser.micros(bad))
          .hasMessage("'" + bad + "' is not a duration; write e.g. 100us, 0.5ms, 2s, 1h");
    }
    assertThatThrownBy(() -> DurationParser.micros("0.0001ms"))
        .hasMessage("'0.0001ms' is not a whole number of microseconds");
    assertThatThrownBy(() -> DurationParser.micros("1e30h")).hasMessage("'1e30h' is too long");
    assertThatThrownBy(() -> DurationParser.micros("x".repeat(1_000_000)))
        .hasMessageContaining("is not a duration");
  }

  @Test
  void messagesUseTheLargestWholeUnit() {
    assertThat(DurationParser.format(0)).isEqualTo("0us");
    assertThat(DurationParser.format(1_500)).isEqualTo("1500us");
    assertThat(DurationParser.format(10_000)).isEqualTo("10ms");
    assertThat(DurationParser.format(86_400_000_000L)).isEqualTo("1d");
  }
}
