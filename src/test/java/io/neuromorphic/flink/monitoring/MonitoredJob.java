/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.monitoring;

import io.neuromorphic.flink.codec.live.Wire;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A job with an input of each kind, of which each makes some trouble. */
final class MonitoredJob implements AutoCloseable {

  static final int CAMERA_EVENTS = 100;
  static final int FILM_EVENTS = 50;
  static final int CURRENTS = 20;
  private static final String HOST = "127.0.0.1";
  private static final long AHEAD_MILLIS = 3_000;

  private final TestBroker broker;
  private final String topic;
  private final JobFile file;
  private final int port;
  private final DatagramSocket sender = new DatagramSocket();

  MonitoredJob(Path folder, TestBroker broker) throws Exception {
    this.broker = broker;
    try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(HOST, 0))) {
      port = free.getLocalPort();
    }
    topic = broker.topic(broker.freshName(), 1);
    film(folder.resolve("film.raw"));
    file =
        JobFile.of(
            folder,
            """
            name: monitored
            dt: 1ms
            origin: ORIGIN
            out-of-orderness: 100ms
            idle-timeout: 2s
            checkpoints: {interval: 200ms, dir: checkpoints}
            inputs:
              - name: camera
                udp: {port: PORT, protocol: spif}
                into: retina
                encode: {on: 400.0, off: 400.0, region: [0, 0, 8, 10]}
              - name: film
                recording: film.raw
                time: align
                into: retina
                encode: {on: 400.0, off: 400.0}
              - name: currents
                kafka: {topic: TOPIC, format: json, from: earliest}
            populations:
              retina: {size: [10, 10], behavior: tonic_spiking, shards: 2}
              motion: {size: 4, behavior: tonic_spiking}
            outputs:
              spikes: {kafka: {topic: "TOPIC-spikes"}}
              rejected: {file: rejected.csv}
            kafka: {bootstrap: "BROKER"}
            """
                .replace("ORIGIN", "" + (System.currentTimeMillis() - 2_000) * 1_000)
                .replace("PORT", "" + port)
                .replace("TOPIC", topic)
                .replace("BROKER", broker.bootstrap()));
  }

  JobFile file() {
    return file;
  }

  /** A recording that ends amid a word. */
  private static void film(Path to) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write("% evt 2.0\n% geometry 10x10\n% end\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < FILM_EVENTS; i++) {
      out.write(word(0x8 << 28 | 1_000 + 16 * i));
      out.write(word(1 << 28 | i % 10 << 11 | 5));
    }
    out.write(0);
    Files.write(to, out.toByteArray());
  }

  private static byte[] word(int word) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(word).array();
  }

  /** A column of the camera in a datagram, each 10 ms after the one before; two are outside. */
  void sendCamera() throws Exception {
    for (int x = 0; x < 10; x++) {
      Wire datagram = new Wire();
      for (int y = 0; y < CAMERA_EVENTS / 10; y++) {
        datagram.spif(5_000_000 + x * 10_000L, x, y, 1);
      }
      byte[] bytes = datagram.bytes();
      sender.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(HOST), port));
    }
  }

  /**
   * Currents that make neurons fire, and two records that are none. They are for windows to come:
   * on a machine that is slow, they shall not be late.
   */
  void sendCurrents() throws Exception {
    long now = (System.currentTimeMillis() + AHEAD_MILLIS) * 1_000;
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < CURRENTS; i++) {
      records.add(
          record(
              "{\"t\":%d,\"population\":\"motion\",\"neuron\":%d,\"current\":500}"
                  .formatted(now + i * 1_000, i % 4)));
    }
    records.add(record("nonsense"));
    records.add(
        record("{\"t\":%d,\"population\":\"nobody\",\"neuron\":0,\"current\":5}".formatted(now)));
    broker.send(records);
  }

  private ProducerRecord<byte[], byte[]> record(String value) {
    return new ProducerRecord<>(topic, 0, null, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    sender.close();
  }
}
