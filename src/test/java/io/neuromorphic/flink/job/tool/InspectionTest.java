/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {

  @TempDir private Path folder;

  @Test
  void tellsACameraRecordingAsJson() throws IOException {
    String csv =
        "t,x,y,polarity\n9223372036854775807,1,2,1\n9223372036854775806,3,4,0\nbad\n5,6,7,1";
    assertThat(inspect(csv).json())
        .isEqualTo(
            "{\"format\":\"camera CSV\",\"sensor\":\"\",\"width\":0,\"height\":0,\"events\":3,"
                + "\"on\":2,\"off\":1,\"first_t\":9223372036854775807,\"last_t\":5,\"sum_x\":10,"
                + "\"sum_y\":13,\"sum_t\":18446744073709551618,\"sha256\":"
                + "\"347ad0c8a3c09f43b51aa146a3f5aa655f64d45e79bb037d89df77e5491ea1fe\","
                + "\"warnings\":{\"unparsable lines\":1,\"times before their predecessor\":2}}");
  }

  @Test
  void tellsACurrentRecordingAsJson() throws IOException {
    assertThat(inspect("t,population,neuron,current\n-3,b,0,1\n7,a,0,1\n8,b,0,nan\n").json())
        .isEqualTo(
            "{\"format\":\"current CSV\",\"sensor\":\"\",\"width\":0,\"height\":0,\"events\":3,"
                + "\"first_t\":-3,\"last_t\":8,\"sum_t\":12,\"populations\":{\"a\":1,\"b\":2},"
                + "\"warnings\":{}}");
  }

  @Test
  void tellsARecordingWithoutEvents() throws IOException {
    assertThat(inspect("t,x,y,p\n").json())
        .contains("\"events\":0", "\"first_t\":null,\"last_t\":null", "\"sum_t\":0");
  }

  @Test
  void tellsPeopleInATable() throws IOException {
    assertThat(inspect("1000,1,2,1\n2501000,3,4,0\n").text().lines())
        .contains(
            "format      camera CSV",
            "sensor      unknown",
            "size        unknown",
            "events      2",
            "first t     1000 us",
            "duration    2.500000 s",
            "sum t       2502000 us");
  }

  @Test
  void tellsPeopleWhatIsOdd() throws IOException {
    assertThat(inspect("2,1,2,1\n1,3,4,0\nbad").text().lines())
        .endsWith("warning     1 unparsable lines", "warning     1 times before their predecessor");
  }

  @Test
  void namesFileAndPlaceOfAMalformedRecording() {
    assertThatThrownBy(() -> inspect("#!AER-DAT4.0\r\n"))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("recording") + ": byte 14: file ends inside its header");
  }

  private Inspection inspect(String content) throws IOException {
    return Inspection.of(Files.writeString(folder.resolve("recording"), content));
  }
}
