/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(,2.15.0)|2.14.1|true",
        "(,2.15.0)|2.15.0|false",
        "(,2.15.0)|2.15|false",
        "(,2.15.0)|2.9.9|true",
        "(,2.15.0)|2.100.0|false",
        "(,)|0.1|true",
        "[1.3,1.26.0)|1.3|true",
        "(1.3,1.26.0]|1.3|false",
        "(1.3,1.26.0]|1.26.0|true",
        "(,1.1.10.4)|1.1.10.3|true",
        "(,1.1.10.4)|1.1.10.10|false",
        "(,4.1.108)|4.1.100.Final-20.0|true",
        "(,4.1.100)|4.1.100.Final-20.0|false",
        "(,32.0.0)|31.1-jre|true"
      })
  void versionsAreNumbersAndNotText(String range, String version, boolean inside) {
    assertThat(VersionRange.of(range).contains(version)).isEqualTo(inside);
  }
}
