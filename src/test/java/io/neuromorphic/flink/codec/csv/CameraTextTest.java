/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which people have camera events as text. */
class CameraTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1500000,2,3,1@1500001,4,5,0@",
        "1500000;2;3;1@1500001;4;5;0@",
        "1500000 2 3 1@1500001  4 5 0 @",
        "1500000\t2\t3\t1@1500001\t4\t5\t0@",
        "1500000, 2, 3, 1@1500001, 4, 5, -1@",
        "1.5 2 3 1@1.500001 4 5 0@",
        "1500e-3,2,3,True@1500001e-6,4,5,FALSE",
        "t,x,y,p@1500000,2,3,1@1500001,4,5,0",
        "On;TS;Y;X@1;1500000;3;2@0;1500001;5;4",
        "t[s] x y p@1.500000 2 3 1@1.500001 4 5 0",
        "x,y,polarity,time_s@2,3,1,1.5@4,5,0,1.500001",
        "x y pol timestamp [us]@2 3 1 1500000@4 5 0 1500001",
        "# x y p t@2,3,1,1500000@4,5,0,1500001",
        "# from a paper@% of ours@1500000,2,3,1@1500001,4,5,0",
        "%geometry:5,6@2,3,1,1500000@4,5,0,1500001",
        "%geometry:5,6@t,x,y,p@1500000,2,3,1@1500001,4,5,0",
        "t,x,y,p@%geometry:5,6@1500000,2,3,1@1500001,4,5,0",
        "# t,x,y,p@%geometry:5,6@1500000,2,3,1@1500001,4,5,0"
      })
  void readsTheSameEventsFromEveryForm(String text) {
    Transcript transcript = read(text);
    assertThat(transcript.events().stream().map(event -> event.split(" at ")[0]))
        .containsExactly("1500000,2,3,1", "1500001,4,5,0");
    assertThat(transcript.warnings()).isEmpty();
  }

  @Test
  void secondsOfTheEpochAreExact() {
    assertThat(read("1633953690.975949999 1 2 1@1633953690.975950501 1 2 1@").events())
        .containsExactly("1633953690975950,1,2,1 at line 1", "1633953690975951,1,2,1 at line 2");
  }

  @Test
  void aZeroWithoutPointDecidesNothing() {
    assertThat(read("0 1 2 1@0 1 2 0@0.25 3 4 1@1 5 6 1@").events())
        .containsExactly(
            "0,1,2,1 at line 1",
            "0,1,2,0 at line 2",
            "250000,3,4,1 at line 3",
            "1000000,5,6,1 at line 4");
    assertThat(read("0 1 2 1@7 3 4 1@").events())
        .containsExactly("0,1,2,1 at line 1", "7,3,4,1 at line 2");
    assertThat(read("0.0 1 2 1@7 3 4 1@").events().get(1)).startsWith("7000000,");
  }

  @Test
  void anIntegerIsWholeSecondsInAFileOfSeconds() {
    assertThat(read("t[s],x,y,p@2,3,4,1@").events()).containsExactly("2000000,3,4,1 at line 2");
  }

  @Test
  void aDecimalInAFileOfMicrosecondsIsUnparsable() {
    List<String> events = read("5 1 2 1@5.5 3 4 1@6 5 6 1@").events();
    assertThat(events).startsWith("5,1,2,1 at line 1", "6,5,6,1 at line 3");
    assertThat(events.get(2))
        .contains("t is not an integer, as the file's times before it are", "line 2", "5.5 3 4 1");
    assertThat(read("t[us],x,y,p@0.5,1,2,1").warnings()).containsEntry("unparsable lines", 1L);
  }

  @Test
  void aBadRowDecidesNeitherSeparatorNorUnit() {
    assertThat(read("5,1@5,1,2,9@1,2,3@0.5;3;4;1@").events().get(0))
        .isEqualTo("500000,3,4,1 at line 4");
  }

  @ParameterizedTest
  @CsvSource({
    "'%geometry:640,480', 640, 480",
    "'% Geometry : 1, 1', 0, 0",
    "'% geometry : 1 , 1 ', 1, 1",
    "'%geometry:0,480', 0, 0",
    "'%geometry:65537,1', 0, 0",
    "'%geometry:640', 0, 0",
    "'# geometry 640x480', 0, 0"
  })
  void takesTheSensorFromTheGeometryLine(String comment, int width, int height) {
    assertThat(CameraLayout.geometry(comment)).isEqualTo(new SensorInfo("", width, height));
  }

  @Test
  void commentsAndHeadersEndWithTheFirstEvent() {
    assertThat(read("1,2,3,1@#4,5,6,1@t,x,y,p@%geometry:1,1@7,8,9,1@").warnings())
        .isEqualTo(Map.of("unparsable lines", 3L));
  }

  private static Transcript read(String text) {
    byte[] bytes = text.replace('@', '\n').getBytes(StandardCharsets.UTF_8);
    return Transcript.of(new CameraCsvDecoder(), bytes);
  }
}
