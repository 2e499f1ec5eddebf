/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        "{a: 1, sasl.password: hunter2}   | {a: 1, sasl.password: ...",
        "uri: mqtt://me:hunter2@host:1883 | uri: mqtt://...@host:1883",
        "# see http://t0ken@a and b://c@d | # see http://...@a and b://...@d",
        "x: http://me:hunter/2@host       | x: http://...@host",
        "# old password: \"hunter,2Secret\" | # old password: ...",
        "# passwords: \"hunter2\", \"ab\"   | # passwords: ...",
        "password: ${env:A}hunter2        | password: ...",
        "a=x password=\"${env:A}\" token=h2 | a=x password=\"${env:A}\" token=...",
      })
  void aSecretIsLeftOut(String text, String shown) {
    assertThat(SecretLines.masked(text)).isEqualTo(shown);
  }

  @Test
  void aSecretOfManyLinesIsLeftOut() {
    String text =
        """
        # ssl.keystore.key: |
        #  -----BEGIN PRIVATE KEY-----
        # hunter2
        dt: 1ms
        # -----BEGIN RSA PRIVATE KEY-----
        # hunter3
        # -----END RSA PRIVATE KEY-----
        kafka:
          properties:
            ssl.keystore.key: >-
              hunter4

              hunter5
            sasl.password:
              hunter6
            other.password: hunter7
              hunter8
            tokens:
            - hunter9
            group.id: x # password: "hunter
            # 10"
            client.id: y
        origin: 0
        """;
    assertThat(SecretLines.masked(text))
        .isEqualTo(
            """
            # ssl.keystore.key: ...
            dt: 1ms
            ...
            kafka:
              properties:
                ssl.keystore.key: ...

                sasl.password: ...
                other.password: ...
                tokens: ...
                group.id: x # password: ...
                client.id: y
            origin: 0
            """);
  }

  @Test
  void longLinesTakeNoTime() {
    for (String piece : List.of("a", "a:", "://", "password", "a ", "\"", "://a@", "${a}")) {
      String line = piece.repeat(200_000);
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SecretLines.masked(line));
    }
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
