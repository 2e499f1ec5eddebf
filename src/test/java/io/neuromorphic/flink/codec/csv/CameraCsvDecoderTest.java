/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.CameraDecoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.Transcript;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CameraCsvDecoderTest extends CameraDecoderContract {

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new CameraCsvDecoder();
  }

  @Override
  protected List<byte[]> streams() {
    StringBuilder many = new StringBuilder("t,x,y,polarity\n");
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      many.append(i).append(',').append(random.nextInt(640)).append(',');
      many.append(random.nextInt(480)).append(',').append(random.nextInt(2)).append('\n');
    }
    return List.of(
        bytes("1,2,3,1\n\n4,5,6,0\r\nbad\n7,8,9,1\n1,2\n10,11,12,0"),
        bytes("t,x,y,p\r\n0,218,15,1\r\n-4,306,76,1\r\n9223372036854775807,65535,65535,0\r\n"),
        bytes("# by hand\n#t[s] x y p\n0 1 2 -1\n0.0000125 3\t4 TRUE\n-1e-3 5 6 0\n7 8 9 1\nx"),
        bytes("%geometry:10,20\n9;19;1;5\n10;0;0;6\n0;20;0;7.5\n1;2;1;8"),
        bytes(many.toString()));
  }

  @Override
  protected List<CruelCase> cruelCases() {
    return List.of(
        new CruelCase(
            Cruelty.UNKNOWN_WORDS,
            bytes("1,2,3,1\n# no\ntrigger\n4,5,6,on\n7,8,9,0,0\n1.5,1,1,1\n9,9,9,1\n"),
            List.of(
                "1,2,3,1",
                "9,9,9,1",
                unparsable("1 columns, expected t,x,y,polarity", 2, "# no"),
                unparsable("1 columns, expected t,x,y,polarity", 3, "trigger"),
                unparsable("polarity is none of 0, 1, -1", 4, "4,5,6,on"),
                unparsable("5 columns, expected t,x,y,polarity", 5, "7,8,9,0,0"),
                unparsable(
                    "t is not an integer, as the file's times before it are", 6, "1.5,1,1,1")),
            Map.of("unparsable lines", 5L)),
        new CruelCase(
            Cruelty.TIME_BACKWARDS,
            bytes("5.5 1 2 1\n-0.25 3 4 0\n1e-7 5 6 1\n"),
            List.of("5500000,1,2,1", "-250000,3,4,0", "0,5,6,1"),
            Map.of()),
        new CruelCase(
            Cruelty.OUT_OF_RANGE,
            bytes("%geometry:4,3\n3,2,1,1\n4,2,1,2\n3,3,1,3\n-1,0,1,4\n65536,0,1,5\n0,0,2,6\n"),
            List.of(
                "1,3,2,1",
                unparsable("x is outside 0..65535", 5, "-1,0,1,4"),
                unparsable("x is outside 0..65535", 6, "65536,0,1,5"),
                unparsable("polarity is none of 0, 1, -1", 7, "0,0,2,6")),
            Map.of("events outside the sensor", 2L, "unparsable lines", 3L)),
        new CruelCase(
            Cruelty.TRUNCATED,
            bytes("1,2,3,1\n4,5,6"),
            List.of("1,2,3,1", unparsable("3 columns, expected t,x,y,polarity", 2, "4,5,6")),
            Map.of("unparsable lines", 1L)));
  }

  @Override
  protected Set<Cruelty> unknownHere() {
    return Set.of(Cruelty.CLOCK_WRAP);
  }

  @Test
  void readsRowsWithAndWithoutHeader() {
    List<String> expected = List.of("0,218,15,1 at line 1", "4,178,73,0 at line 2");
    assertThat(read("0,218,15,1\n4,178,73,0\n").events()).isEqualTo(expected);
    assertThat(read("t,x,y,p\n0,218,15,1\n4,178,73,0").events())
        .containsExactly("0,218,15,1 at line 2", "4,178,73,0 at line 3");
  }

  @Test
  void takesTheOrderOfColumnsFromTheHeader() {
    assertThat(read("x, y, polarity, T\n1,2,1,99\n").events())
        .containsExactly("99,1,2,1 at line 2");
  }

  @Test
  void skipsByteOrderMarkBlankLinesAndSpaces() {
    assertThat(read("\uFEFFt,x,y,p\n \t\n\r\n 1 , 2,\t3,+1\r\n").events())
        .containsExactly("1,2,3,1 at line 4");
  }

  @Test
  void rowsOfOneFormComeOutAsTheirLongWayRound() {
    Random random = new Random(2);
    StringBuilder plain = new StringBuilder();
    StringBuilder spaced = new StringBuilder();
    String[] polarities = {"0", "1", "1", "0", "2", "-1", "True", ""};
    for (int i = 0; i < 5_000; i++) {
      // Numbers at and beyond the longest that are read the short way.
      String t = Long.toString(random.nextLong() >> random.nextInt(64));
      String x = Integer.toString(random.nextInt(1 << random.nextInt(18)));
      String y = random.nextInt(50) == 0 ? "0000007" : Integer.toString(random.nextInt(66_000));
      String polarity = polarities[random.nextInt(polarities.length)];
      String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
      plain.append(String.join(",", t, x, y, polarity)).append(end);
      spaced.append(String.join(" ,", t, x, y, polarity)).append(end);
    }
    Transcript transcript = read(plain.toString());
    assertThat(transcript.warnings()).containsOnlyKeys("unparsable lines");
    assertThat(transcript.events().stream().map(event -> event.replace(" ,", ",")).toList())
        .isEqualTo(
            read(spaced.toString()).events().stream()
                .map(event -> event.replace(" ,", ","))
                .toList());
  }

  @Test
  void plainRowsKeepWithinTheSensor() {
    String rows = "1,0,0,0\n2,3,2,1\n3,4,2,1\n4,3,3,1\n5,65535,65535,1\n6,65536,0,1\n7,0,65536,1\n";
    String padding = "999999999999999999,1,1,1\n".repeat(3);
    Transcript sized = read("t,x,y,p\n%geometry:4,3\n" + rows + padding);
    assertThat(sized.warnings())
        .isEqualTo(Map.of("events outside the sensor", 3L, "unparsable lines", 2L));
    assertThat(sized.events()).hasSize(7).startsWith("1,0,0,0 at line 3", "2,3,2,1 at line 4");
    Transcript free = read(rows + padding);
    assertThat(free.warnings()).isEqualTo(Map.of("unparsable lines", 2L));
    assertThat(free.events()).contains("5,65535,65535,1 at line 5").hasSize(10);
  }

  @Test
  void refusesAHeaderOfOtherColumns() {
    assertThat(read("x,y,z,t\n").error())
        .isEqualTo("byte 0: header 'x,y,z,t', expected the columns t,x,y,polarity");
  }

  @Test
  void namesLineReasonAndTextOfABadRow() {
    assertThat(read("1,2,3,1\nx,2,3,1\n").events().get(1))
        .contains("UNPARSABLE", "t is not an integer", "line 2", "x,2,3,1");
    assertThat(read(",2,3,1\n").events().get(0)).contains("t is missing");
    assertThat(read("9223372036854775808,2,3,1\n").events().get(0)).contains("t is outside int64");
    assertThat(read("1,65536,3,1\n").events().get(0)).contains("x is outside 0..65535");
    assertThat(read("1,2,-1,1\n").events().get(0)).contains("y is outside 0..65535");
    assertThat(read("1,2,3,2\n").events().get(0)).contains("polarity is none of 0, 1, -1");
    assertThat(read("1,2,3\n").events().get(0)).contains("3 columns, expected t,x,y,polarity");
    assertThat(read("1,2,3,1,5\n").events().get(0)).contains("5 columns");
  }

  @Test
  void readsTheWholeRangeOfInt64() {
    assertThat(read("-9223372036854775808,0,0,0\n9223372036854775807,0,0,0\n").events())
        .containsExactly(
            "-9223372036854775808,0,0,0 at line 1", "9223372036854775807,0,0,0 at line 2");
  }

  @Test
  void anOverlongLineIsOneUnparsableAndTheNextIsRead() {
    String line = "1".repeat(LineDecoder.MAX_LINE_BYTES + 1);
    Transcript transcript = read("1,2,3,1\n" + line + "\n4,5,6,0\n");
    assertThat(transcript.events()).hasSize(3);
    assertThat(transcript.events().get(1)).isEqualTo("4,5,6,0 at line 3");
    assertThat(transcript.events().get(2)).contains("line longer than 65536 bytes", "line 2");
    byte[] stream = bytes("1,2,3,1\n" + line + "\n4,5,6,0\n");
    assertThat(decode(stream, 5, 1000, 60_000, 65_544, 65_545)).isEqualTo(transcript);
  }

  private static String unparsable(String detail, int line, String text) {
    return new Rejection(RejectReason.UNPARSABLE, detail, "", "line " + line, text).toString();
  }

  private Transcript read(String text) {
    return decode(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
