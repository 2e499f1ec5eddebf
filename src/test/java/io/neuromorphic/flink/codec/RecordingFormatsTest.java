/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingFormatsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#!AER-DAT4.0@|AEDAT4",
        "#!AER-DAT3.1@|AEDAT3",
        "#!AER-DAT2.0@|AEDAT2",
        "Event Stream2|ES",
        "% evt 3.0@% end@|EVT3",
        "% Date x@% format EVT3;height=720;width=1280@|EVT3",
        "t,x,y,polarity@|camera CSV",
        "P,Y,X,T@1,2,3,4@|camera CSV",
        "0,218,15,1@|camera CSV",
        "@@0,218,15,1|camera CSV",
        "bad@1,2@0,218,15,1|camera CSV",
        "0.000654 7 15 1@|camera CSV",
        "1e-3;7;15;-1@|camera CSV",
        "0\t7\t15\tTrue|camera CSV",
        "time [s] x y on@|camera CSV",
        "# t x y p@|camera CSV",
        "# made by hand@% on a rainy day@0 7 15 1@|camera CSV",
        "%geometry:640,480@|camera CSV",
        "%geometry:640,480@1,2,1,1000@|camera CSV",
        "0,7,15,2@|camera CSV"
      })
  void recognisesCameraRecordingsByTheirFirstBytes(String head, String format)
      throws MalformedStreamException {
    byte[] bytes = bytes(head);
    assertThat(RecordingFormats.camera(bytes, bytes.length).format()).isEqualTo(format);
    assertThat(RecordingFormats.isCurrents(bytes, bytes.length)).isFalse();
    assertThatThrownBy(() -> RecordingFormats.currents(bytes, bytes.length))
        .hasMessage("byte 0: " + format + " recording, expected one of current events");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t,population,neuron,current@",
        "current,neuron,population,t@1,2,a,3@",
        "0,motion,15,1@",
        "0,,15,nan@",
        "0,7,15,1.0@",
        "0,7,15,-2e3@",
        "x,motion,15,1@7,motion,15,1.5@"
      })
  void recognisesCurrentRecordings(String head) throws MalformedStreamException {
    byte[] bytes = bytes(head);
    assertThat(RecordingFormats.isCurrents(bytes, bytes.length)).isTrue();
    assertThat(RecordingFormats.currents(bytes, bytes.length).format()).isEqualTo("current CSV");
    assertThatThrownBy(() -> RecordingFormats.camera(bytes, bytes.length))
        .hasMessage("byte 0: current CSV recording, expected one of camera events");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "% evt 4.0@|EVT4 recording",
        "#!AER-DAT1.0@|AEDAT1 recording",
        "t,population,neuron@|unknown format that begins with 't,population,neuron'",
        "0.000654 7 15 2@|unknown format that begins with '0.000654 7 15 2'",
        "1 2 3 4@|unknown format that begins with '1 2 3 4'",
        "# t,x,y@|unknown format that begins with '# t,x,y'",
        "#!AER-DAT9@# t,x,y,p@1,2,3,1@|unknown format that begins with '#!AER-DAT9'",
        "hello|unknown format that begins with 'hello'"
      })
  void refusesOthersByName(String head, String found) {
    byte[] bytes = bytes(head);
    assertThatThrownBy(() -> RecordingFormats.camera(bytes, bytes.length))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessage(
            "byte 0: "
                + found
                + ": this version reads AEDAT4, AEDAT3, AEDAT2, ES, EVT2, EVT2.1, EVT3,"
                + " camera CSV, DAT, N-MNIST, current CSV");
  }

  @Test
  void showsBytesThatAreNoTextAndTellsAnEmptyFile() {
    assertThatThrownBy(() -> RecordingFormats.camera(new byte[] {0, 1, (byte) 0xff}, 3))
        .hasMessageContaining("begins with 0x0001ff (3 bytes)");
    assertThatThrownBy(() -> RecordingFormats.camera(new byte[9], 0))
        .hasMessageStartingWith("byte 0: empty file: ");
    assertThatThrownBy(() -> RecordingFormats.camera("\u0089HDF".getBytes(ISO_8859_1), 4))
        .hasMessageContaining("HDF5 recording");
  }

  @Test
  void thePageHasAllFormatsThatAreReadAndWritten() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/recordings.md")).stream()
            .filter(line -> line.startsWith("| "))
            .toList();
    assertThatThrownBy(() -> RecordingFormats.camera(new byte[9], 0))
        .satisfies(
            refused ->
                assertThat(refused.getMessage().replaceFirst(".* reads ", "").split(", "))
                    .allSatisfy(
                        format ->
                            assertThat(rows)
                                .anyMatch(row -> letters(row).contains(letters(format)))));
    assertThat(RecordingTarget.ALL)
        .allSatisfy(
            target -> assertThat(rows).anyMatch(row -> row.contains("`" + target.name() + "`")));
  }

  /** Without the spaces, dots and hyphens that names have here and not there. */
  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}|]", "").toLowerCase(Locale.ROOT);
  }

  private static byte[] bytes(String head) {
    return head.replace('@', '\n').getBytes(UTF_8);
  }
}
