/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.live.Wire;
import io.neuromorphic.flink.operator.JobCounters;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sensors that send while a program runs: one by datagrams, one that the program connects to. */
class SensorProgramITCase {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int EVENTS = 200;

  @TempDir Path folder;

  private static int freeUdpPort() throws Exception {
    try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      return free.getLocalPort();
    }
  }

  /** Two events of each millisecond, on pixels of the first row. */
  private static byte[] datagrams() {
    Wire wire = new Wire();
    for (int i = 0; i < EVENTS; i++) {
      wire.spif(5_000_000 + i * 500L, i % 2, 0, 1);
    }
    return wire.bytes();
  }

  /** The same in words of EVT2: the upper bits of the time, and an ON event with the lower ones. */
  private static byte[] connection() {
    Wire wire = new Wire();
    for (int i = 0; i < EVENTS; i++) {
      int t = 5_000_000 + i * 500;
      wire.word(0x8 << 28 | t >>> 6).word(0x1 << 28 | (t & 63) << 22 | i % 2 << 11);
    }
    return wire.bytes();
  }

  @Test
  void whatSensorsSendMakesNeuronsFire() throws Exception {
    int port = freeUdpPort();
    try (ServerSocket sensor = new ServerSocket(0, 1, LOOPBACK);
        DatagramSocket sender = new DatagramSocket()) {
      StreamExecutionEnvironment env =
          RunningProgram.environment(Optional.empty(), false, Map.of());
      NeuronStreams told =
          SpikingNeurons.builder()
              .outOfOrderness(Duration.ofMillis(200))
              .population(Population.named("left").size(2, 1).behavior("tonic_spiking"))
              .population(Population.named("right").size(2, 1).behavior("tonic_spiking"))
              .build()
              .in(env)
              .camera(
                  CameraInput.named("datagrams").into("left").gain(60),
                  SensorSource.udp(port).protocol("spif").build())
              .camera(
                  CameraInput.named("connection").into("right").gain(60),
                  SensorSource.tcp(sensor.getLocalPort()).protocol("evt2").size(2, 1).build())
              .apply();
      told.events().sinkTo(new DiscardingSink<>()).uid("nowhere");
      sensor.setSoTimeout(30_000);
      try (RunningProgram program = RunningProgram.start(env);
          Socket connected = sensor.accept()) {
        // Until the socket is open, what is sent is lost.
        program.awaitAtLeast(1, JobCounters.STEPS);
        byte[] datagram = datagrams();
        sender.send(new DatagramPacket(datagram, datagram.length, LOOPBACK, port));
        connected.getOutputStream().write(connection());
        connected.getOutputStream().flush();
        program.awaitAtLeast(EVENTS, JobCounters.integrated("datagrams"));
        program.awaitAtLeast(EVENTS, JobCounters.integrated("connection"));
        program.stop(folder);
        NeuronTotals totals = told.totals(program.result());
        assertThat(totals.spikes().get("left")).isPositive();
        assertThat(totals.spikes().get("right")).isPositive();
        assertThat(totals.events().values())
            .containsOnly(new NeuronTotals.Events(EVENTS, EVENTS, 0, 0, 0, 0));
      }
    }
  }
}
