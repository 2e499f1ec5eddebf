/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.RecordingTarget;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.NewFile;
import io.neuromorphic.flink.source.convert.ConversionRequest.Size;
import io.neuromorphic.flink.source.convert.ConversionTargets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Camera events into a recording of any format that can be written. */
public final class CameraCapture extends EventCapture<CameraPacket> {

  private static final int COORDINATE_BITS = 16;
  private static final int COORDINATE = 0xffff;

  private RecordingEncoder encoder;
  private final Optional<Size> size;
  private final CameraPacket packet = new CameraPacket(PACKET_EVENTS);
  private int width = 1;
  private int height = 1;

  /**
   * @param out the file to write, in a folder that exists
   * @param target name of its form, one of {@link ConversionTargets#names}
   * @param size of the sensor: events outside are not written; empty: as far as the events reach
   * @param replace whether the file may exist
   */
  public CameraCapture(Path out, String target, Optional<Size> size, boolean replace) {
    super(out, replace);
    this.encoder = encoder(target);
    this.size = size;
  }

  private static RecordingEncoder encoder(String target) {
    RecordingTarget form =
        new ConversionTargets()
            .named(target)
            .orElseThrow(() -> new IllegalArgumentException("target " + target));
    return form.encoder().get();
  }

  @Override
  void becomeCsv() {
    encoder = encoder("csv");
    packet.clear();
  }

  @Override
  String problem(CameraPacket events, int i) {
    int x = events.x()[i];
    int y = events.y()[i];
    if (size.isPresent() && (x >= size.get().width() || y >= size.get().height())) {
      return "events outside " + size.get().width() + "x" + size.get().height();
    }
    width = Math.max(width, x + 1);
    height = Math.max(height, y + 1);
    return null;
  }

  @Override
  long what(CameraPacket events, int i) {
    return (long) events.x()[i] << COORDINATE_BITS | events.y()[i];
  }

  @Override
  int value(CameraPacket events, int i) {
    return events.polarity()[i];
  }

  @Override
  String format() {
    return encoder.format();
  }

  @Override
  void begin(OutputStream file) throws IOException {
    Size sensor = size.orElse(new Size(width, height));
    encoder.begin(new SensorInfo("", sensor.width(), sensor.height()), file);
  }

  @Override
  void append(long t, long what, int value) {
    packet.add(t, (int) (what >>> COORDINATE_BITS) & COORDINATE, (int) what & COORDINATE, value);
  }

  @Override
  void flush(OutputStream file) throws IOException {
    encoder.encode(packet, file);
    packet.clear();
  }

  @Override
  void finish(NewFile file) throws IOException {
    encoder.finish(file.out());
    Optional<RecordingEncoder.Patch> patch = encoder.patch();
    if (patch.isPresent()) {
      file.patch(patch.get().offset(), patch.get().bytes());
    }
  }
}
