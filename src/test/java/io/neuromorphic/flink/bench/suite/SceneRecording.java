/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import io.neuromorphic.flink.bench.job.BenchScene;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.RecordingTarget;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.scene.SceneGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a scene as a recording, with our encoders. */
final class SceneRecording {

  private static final int EVENTS_A_PACKET = 8_192;
  private static final int BUFFER = 1 << 20;

  private SceneRecording() {}

  /**
   * Writes it.
   *
   * @param form one of {@link RecordingTarget#ALL}
   */
  static Path write(SceneGenerator scene, String form, Path file) throws IOException {
    RecordingEncoder encoder =
        RecordingTarget.ALL.stream()
            .filter(target -> target.name().equals(form))
            .findFirst()
            .orElseThrow()
            .encoder()
            .get();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      encoder.begin(new SensorInfo("scene", BenchScene.WIDTH, BenchScene.HEIGHT), out);
      CameraPacket packet = new CameraPacket(EVENTS_A_PACKET);
      for (long from = 0; from < scene.totalEvents(); from += EVENTS_A_PACKET) {
        packet.clear();
        scene.fill(packet, from, (int) Math.min(EVENTS_A_PACKET, scene.totalEvents() - from));
        encoder.encode(packet, out);
      }
      encoder.finish(out);
    }
    if (encoder.patch().isPresent()) {
      try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
        written.seek(encoder.patch().get().offset());
        written.write(encoder.patch().get().bytes());
      }
    }
    return file;
  }
}
