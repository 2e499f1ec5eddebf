/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import static io.neuromorphic.flink.source.synapses.Reading.assertRefused;
import static io.neuromorphic.flink.source.synapses.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Synapses line by line. */
class CsvFilesTest {

  private static byte[] csv(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertMatrix(Weights weights) {
    assertThat(weights.rowStart()).containsExactly(0, 1, 4);
    assertThat(weights.column()).containsExactly(1, 2, 0, 2);
    assertThat(weights.values()).containsExactly(-0.5f, 1, 2e-3f, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from,to,weight\n2,1,1\n1,0,-0.5\n0,1,2e-3\n2,1,1\n",
        "\uFEFFto, From ,WEIGHT\r\n1,2,1\r\n0,1,-.5\r\n\r\n 1 , 0 , +0.002 \r\n1,2,1.",
        "weight,to,from\n1,1,2\n-0.5,0,1\n0.0020000000,1,0\n1,1,2"
      })
  void synapsesMayBeInAnyOrderAndThereTwiceAndColumnsToo(String text) throws IOException {
    assertMatrix(read("w.csv", csv(text)));
  }

  @Test
  void thereMayBeNoSynapses() throws IOException {
    assertThat(read("w.csv", csv("from,to,weight")).rowStart()).containsExactly(0, 0, 0);
  }

  @Test
  void manyLinesAreRead() throws IOException {
    StringBuilder text = new StringBuilder("from,to,weight\n");
    for (int i = 0; i < 100_000; i++) {
      text.append(i % 3).append(',').append(i % 2).append(',').append(i).append('\n');
    }
    Weights weights = read("w.csv", csv(text.toString()));

    assertThat(weights.rowStart()).containsExactly(0, 50_000, 100_000);
    assertThat(weights.values()[49_999]).isEqualTo(99_998);
    assertThat(weights.column()[99_999]).isEqualTo(99_999 % 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "3,0,1|from '3': expected a whole number from 0 to 2",
        "-1,0,1|from '-1': expected a whole number from 0 to 2",
        "0,2,1|to '2': expected a whole number from 0 to 1",
        "0,1.0,1|to '1.0': expected a whole number from 0 to 1",
        "0,99999999999999999999,1|to '99999999999999999999': expected a whole number from 0 to 1",
        "0,1,|weight '': expected a decimal in the range of float32",
        "0,1,nan|weight 'nan': expected a decimal in the range of float32",
        "0,1,-inf|weight '-inf': expected a decimal in the range of float32",
        "0,1,1e39|weight '1e39': expected a decimal in the range of float32",
        "0,1,1_0|weight '1_0': expected a decimal in the range of float32",
        "0,1|2 columns: expected from,to,weight",
        "0,1,1,1|4 columns: expected from,to,weight",
      })
  void linesThatMakeNoSenseAreRefused(String line, String message) {
    assertRefused("w.csv", csv("from,to,weight\n0,0,1\n" + line + "\n"), " line 3: " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0,1,0.5", "from,to", "from,to,weight,delay", "from,to,to", "from;to;weight"})
  void otherColumnsAreRefused(String header) {
    assertRefused(
        "w.csv",
        csv(header + "\n"),
        " line 1: '" + header + "': expected a header with the columns from,to,weight");
  }

  @Test
  void aLineWithoutEndIsNotKept() {
    assertRefused(
        "w.csv",
        csv("from,to,weight\n" + "1".repeat(70_000)),
        " line 2: a line longer than 65536 bytes: expected lines of from,to,weight");
  }
}
