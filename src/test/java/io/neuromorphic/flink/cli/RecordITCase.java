/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.codec.live.Wire;
import io.neuromorphic.flink.job.Eventually;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code record} as a user ends it. */
class RecordITCase {

  private static final Duration SECONDS = Duration.ofSeconds(60);
  private static final int DATAGRAMS = 20;

  @TempDir Path folder;

  @Test
  void ctrlCCompletesTheFile() throws Exception {
    int port;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (Launcher record =
            Launcher.start(
                folder,
                "record",
                "udp://127.0.0.1:" + port,
                "camera.aedat4",
                "--format=faery-t64",
                "--json");
        DatagramSocket sensor = new DatagramSocket()) {
      record.until("it captures", () -> record.err().contains("capturing udp://"));
      List<String> rows = send(sensor, port);

      record.interrupt();

      assertThat(record.status(SECONDS)).isEqualTo(130);
      List<String> written = events();
      // What had not been read when it was told to stop is lost, and nothing before that.
      assertThat(written).isNotEmpty();
      assertThat(rows).startsWith(written.toArray(String[]::new));
      JsonNode summary = new ObjectMapper().readTree(record.out());
      assertThat(summary.get("events").intValue()).isEqualTo(written.size());
      assertThat(record.errLines()).noneMatch(line -> line.contains("Exception"));
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
      }
    }
  }

  /** An event each; returns them as rows of CSV. */
  private static List<String> send(DatagramSocket sensor, int port) throws Exception {
    List<String> rows = new ArrayList<>();
    Eventually.holds(
        "it has had the time to read",
        SECONDS,
        () -> {
          int i = rows.size();
          byte[] bytes = new Wire().t64(1_000 + i, i, 7, 1).bytes();
          sensor.send(
              new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
          rows.add(1_000 + i + "," + i + ",7,1");
          return rows.size() == DATAGRAMS;
        });
    return rows;
  }

  /** The events of the recording, as rows of CSV. */
  private List<String> events() throws Exception {
    Path csv = folder.resolve("read.csv");
    CommandLine line = Main.commandLine(List.of(new ConvertCommand()));
    String[] args = {"convert", folder.resolve("camera.aedat4").toString(), csv.toString()};
    assertThat(Main.execute(line.setOut(new PrintWriter(new StringWriter())), args)).isZero();
    List<String> rows = Files.readAllLines(csv);
    return rows.subList(1, rows.size());
  }
}
