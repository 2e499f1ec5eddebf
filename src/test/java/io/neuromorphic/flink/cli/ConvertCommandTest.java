/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ConvertCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.writeString(folder.resolve("in.txt"), "# t[s] x y p\n0.5 1 2 1\n0.25 3 4 2\n1 5 6 0\n");
    Files.writeString(folder.resolve("currents.csv"), "1,motion,3,0.5\n");
    Files.writeString(folder.resolve("there.csv"), "mine");
    Files.createDirectory(folder.resolve("folder.csv"));
  }

  @Test
  void tellsWhatItWroteAndWhatItSkipped() throws IOException {
    assertThat(convert("IN/in.txt IN/new.csv")).isZero();
    assertThat(out.toString()).isEqualTo("2 events, 42 bytes, camera CSV\n");
    assertThat(err.toString()).isEqualTo("warning: 1 unparsable lines\n");
    assertThat(folder.resolve("new.csv")).hasContent("t,x,y,polarity\n500000,1,2,1\n1000000,5,6,0");
  }

  @Test
  void takesTheFormatByNameAndReplacesIfTold() throws IOException {
    assertThat(convert("IN/in.txt IN/there.csv --force --from-zero")).isZero();
    assertThat(folder.resolve("there.csv")).hasContent("t,x,y,polarity\n0,1,2,1\n500000,5,6,0");
    assertThat(convert("IN/in.txt IN/new.bin --to CSV --size 640x480")).isZero();
    assertThat(Files.readString(folder.resolve("new.bin"))).startsWith("t,x,y,polarity\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IN/none.txt IN/x.csv | no such file: ",
        "IN IN/x.csv | a folder, not a recording: ",
        "IN/in.txt IN/no/x.csv | no/x.csv: expected a file in a folder that exists",
        "IN/in.txt IN/there.csv | there.csv: exists; --force replaces it",
        "IN/in.txt IN/folder.csv --force | folder.csv: expected a file or a new name",
        "IN/in.txt IN/../IN/in.txt --to csv --force | in.txt: is the recording to be read",
        "IN/in.txt IN/x.foo | x.foo: its name tells no format; choose with --to: csv",
        "IN/in.txt IN/x.csv --to cvs | --to cvs: expected one of csv",
        "IN/in.txt IN/x.csv --size 640 | --size 640: expected WIDTHxHEIGHT in pixels, 1 to 65536",
        "IN/in.txt IN/x.csv --size 0x9 | --size 0x9: expected WIDTHxHEIGHT",
        "IN/in.txt IN/x.csv --size 65537x9 | --size 65537x9: expected WIDTHxHEIGHT",
        "IN/in.txt | Missing required parameter: 'OUT'"
      })
  void badUsageIsStatusTwo(String line, String message) throws IOException {
    assertThat(convert(line.replace("IN/../IN", "IN/./folder.csv/.."))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
    assertThat(folder.resolve("there.csv")).hasContent("mine");
    assertThat(folder.resolve("x.csv")).doesNotExist();
  }

  @Test
  void whatCannotBeConvertedIsStatusOne() throws IOException {
    assertThat(convert("IN/currents.csv IN/x.csv")).isEqualTo(1);
    assertThat(err.toString()).contains("current CSV recording, expected one of camera events");
    assertThat(folder.resolve("x.csv")).doesNotExist();
  }

  private int convert(String line) {
    String[] words = ("convert " + line.replace("IN", folder.toString())).split(" ");
    CommandLine commands =
        Main.commandLine(List.of(new ConvertCommand()))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return Main.execute(commands, words);
  }
}
