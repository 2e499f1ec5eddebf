/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code replay} and {@code ingest} refuse before anything starts. */
class FeedCommandsTest {

  @TempDir Path folder;

  private static String refusal(String... args) {
    StringWriter err = new StringWriter();
    CommandLine line =
        Main.commandLine(List.of(new ReplayCommand(), new IngestCommand()))
            .setErr(new PrintWriter(err, true));
    assertThat(Main.execute(line, args)).isEqualTo(2);
    return err.toString().lines().findFirst().orElse("");
  }

  private String replay(String... more) throws Exception {
    Path file = Files.writeString(folder.resolve("r.csv"), "t,x,y,polarity\n1,2,3,1\n");
    List<String> args =
        new ArrayList<>(List.of("replay", file.toString(), "--kafka", "h:1", "--topic", "t"));
    args.addAll(List.of(more));
    return refusal(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--speed|0|expected a factor above 0, or max",
        "--speed|fast|expected a factor above 0, or max",
        "--speed|NaN|expected a factor above 0, or max",
        "--loop|0|expected a number above 0, or forever",
        "--loop|always|expected a number above 0, or forever",
        "--time|later|expected as-recorded, from-zero or align",
        "--records|xml|expected packet or json",
        "--packet-events|0|expected a number above 0",
        "--partitions|-1|expected a number above 0",
        "--tail|-1s|expected a duration of 0 or more"
      })
  void aValueThatMakesNoSenseIsNamed(String option, String value, String expected)
      throws Exception {
    assertThat(replay(option + "=" + value))
        .isEqualTo("neuromorphic replay: " + option + " " + value + ": " + expected);
  }

  @Test
  void aTailNeedsAUnit() throws Exception {
    assertThat(replay("--tail=5")).startsWith("neuromorphic replay: --tail: '5' has no unit");
  }

  @Test
  void aRecordingThatIsNoneIsNamed() {
    assertThat(refusal("replay", "none.raw", "--kafka", "h:1", "--topic", "t"))
        .isEqualTo("neuromorphic replay: no such file: none.raw");
    assertThat(refusal("replay", folder.toString(), "--kafka", "h:1", "--topic", "t"))
        .isEqualTo("neuromorphic replay: a folder, not a recording: " + folder);
  }

  @Test
  void anIngestThatMakesNoSenseIsRefused() {
    String[] good = {"ingest", "udp://h:1", "--format", "spif", "--kafka", "h:1", "--topic", "t"};
    List<String> args = new ArrayList<>(List.of(good));
    args.add("--size=640");
    assertThat(refusal(args.toArray(String[]::new)))
        .isEqualTo("neuromorphic ingest: --size 640: expected WIDTHxHEIGHT, such as 640x480");
    args.set(args.size() - 1, "--time=never");
    assertThat(refusal(args.toArray(String[]::new)))
        .isEqualTo("neuromorphic ingest: --time never: expected align or as-recorded");
  }

  @Test
  void aSecretInPlainTextIsRefusedAndNotRepeated() throws Exception {
    String open =
        ": a secret may not stand here in plain text; refer to it: ${env:NAME} or ${file:PATH}";
    Path file = folder.resolve("client.properties");

    assertThat(replay("--property", "ssl.key.password=hunter2"))
        .isEqualTo("neuromorphic replay: --property ssl.key.password" + open);
    Files.writeString(file, "ssl.key.password=hunter2\n");
    assertThat(replay("--properties", file.toString()))
        .isEqualTo("neuromorphic replay: " + file + ": ssl.key.password" + open);
  }

  @Test
  void aSecretThatIsNotThereIsNamed() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("client.properties"), "ssl.key.password=${file:none.txt}\n");
    Path none = folder.resolve("none.txt");

    assertThat(replay("--properties", file.toString()))
        .isEqualTo(
            "neuromorphic replay: %s: ssl.key.password: ${file:%s}: there is no file %s"
                .formatted(file, none, none));
    assertThat(replay("--properties", none.toString()))
        .isEqualTo("neuromorphic replay: --properties " + none + ": no such file: " + none);
  }
}
