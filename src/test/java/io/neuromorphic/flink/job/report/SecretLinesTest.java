/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# password: hunter2              | # password: ...",
        "ssl.key.password=hunter2         | ssl.key.password=...",
        "{a: 1, sasl.password: hunter2}   | {a: 1, sasl.password: ...}",
        "uri: mqtt://me:hunter2@host:1883 | uri: mqtt://me:...@host:1883",
      })
  void aSecretIsLeftOut(String text, String shown) {
    assertThat(SecretLines.masked(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: key-signals",
        "populations:\n  retina: {size: [4, 3], behavior: tonic_spiking}",
        "dt: 1ms # as short as it gets",
        "sasl.password: ${env:PASSWORD}",
        "file: /data/a:b.csv",
      })
  void whatIsNoneStays(String text) {
    assertThat(SecretLines.masked(text)).isEqualTo(text);
  }
}
