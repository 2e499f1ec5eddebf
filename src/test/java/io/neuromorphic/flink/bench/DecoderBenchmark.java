/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingFormats;
import io.neuromorphic.flink.codec.aedat4.Aedat4Writer;
import io.neuromorphic.flink.codec.evt3.Evt3Recordings;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.scene.SceneGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Events per microsecond that decoders make of a recorded scene in memory, in pieces of 64 KiB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecoderBenchmark {

  private static final int EVENTS = 1_000_000;
  private static final int PIECE_BYTES = 64 * 1024;
  private static final int EVENTS_PER_PACKET = 10_000;

  /** How the scene was recorded; {@code scene} is the generator itself. */
  @Param({"scene", "evt3", "aedat4", "aedat4-lz4", "csv"})
  public String format;

  private final CameraPacket packet = new CameraPacket(PIECE_BYTES);
  private SceneGenerator scene;
  private byte[] recording;

  /** Records the scene. */
  @Setup
  public void record() {
    scene = new SceneGenerator(346, 260, EVENTS, 1_000_000, 42, 4, 6, 0.1);
    CameraPacket events = new CameraPacket(EVENTS);
    scene.fill(events, 0, EVENTS);
    recording =
        switch (format) {
          case "evt3" -> Evt3Recordings.of(events);
          case "aedat4" -> aedat4(Aedat4Writer.uncompressed(), events);
          case "aedat4-lz4" -> aedat4(Aedat4Writer.linkedLz4(), events);
          case "csv" -> csv(events);
          case "aedat2", "aedat3", "aedat4-zstd", "dat", "es", "evt2", "evt2.1", "nmnist" ->
              RecordedScenes.of(format, events);
          default -> new byte[0];
        };
  }

  /** Decodes, or generates, the whole scene. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long decode() throws MalformedStreamException {
    return recording.length == 0 ? generate() : decodeRecording();
  }

  private long generate() {
    long sum = 0;
    for (int i = 0; i < EVENTS; i += EVENTS_PER_PACKET) {
      packet.clear();
      scene.fill(packet, i, EVENTS_PER_PACKET);
      sum += packet.x()[0];
    }
    return sum;
  }

  private long decodeRecording() throws MalformedStreamException {
    RecordingDecoder<CameraPacket> decoder =
        RecordingFormats.camera(recording, Math.min(recording.length, PIECE_BYTES));
    long events = 0;
    for (int from = 0; from < recording.length; from += PIECE_BYTES) {
      packet.clear();
      decoder.decode(recording, from, Math.min(recording.length, from + PIECE_BYTES), packet);
      events += packet.size();
    }
    if (events != EVENTS) {
      throw new IllegalStateException(events + " events, expected " + EVENTS);
    }
    return events;
  }

  private static byte[] aedat4(Aedat4Writer writer, CameraPacket events) {
    for (int i = 0; i < EVENTS; i += EVENTS_PER_PACKET) {
      writer.events(0, events, i, i + EVENTS_PER_PACKET);
    }
    return writer.bytes();
  }

  private static byte[] csv(CameraPacket events) {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    for (int i = 0; i < EVENTS; i++) {
      csv.writeBytes((events.describe(i) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return csv.toByteArray();
  }
}
