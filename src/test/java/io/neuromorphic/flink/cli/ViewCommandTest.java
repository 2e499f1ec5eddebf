/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code view} and {@code run --view} refuse before anything starts. */
class ViewCommandTest {

  @TempDir Path folder;

  private static String refusal(String... args) {
    StringWriter err = new StringWriter();
    Runner none =
        (request, listener) -> {
          throw new AssertionError("it was run");
        };
    CommandLine line =
        Main.commandLine(List.of(new ViewCommand(), new RunCommand(none)))
            .setErr(new PrintWriter(err, true));
    assertThat(Main.execute(line, args)).isEqualTo(2);
    return err.toString().lines().findFirst().orElse("");
  }

  private static String view(String... more) {
    List<String> args = new ArrayList<>(List.of("view", "--kafka", "h:1"));
    args.addAll(List.of(more));
    return refusal(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from=now|--from now: expected latest or earliest",
        "--size=1x1|--size needs --camera",
        "--camera=c --size=big|--size big: expected WIDTHxHEIGHT, such as 640x480",
        "--camera=c --size=0x5|--size 0x5: expected WIDTHxHEIGHT, such as 640x480"
      })
  void whatMakesNoSenseIsNamed(String options, String expected) {
    assertThat(view(options.split(" "))).isEqualTo("neuromorphic view: " + expected);
  }

  @Test
  void kafkaIsNeeded() {
    assertThat(refusal("view")).contains("--kafka");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    Path job =
        Files.writeString(
            folder.resolve("job.yaml"),
            """
            name: test
            dt: 1ms
            inputs:
              - {name: camera, scene: {}, into: retina}
            populations:
              retina: {size: [4, 3], behavior: tonic_spiking}
            """);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(refusal("run", job.toString(), "--view", "--view-port", port))
          .isEqualTo(
              "neuromorphic run: --view-port "
                  + port
                  + ": something else listens there, or it may not be used");
    }
    assertThat(refusal("run", job.toString(), "--view-port", "70000"))
        .isEqualTo("neuromorphic run: --view-port 70000: expected a number in 0..65535");
  }
}
