/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.convert;

import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.RecordingTarget;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.UnencodableException;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.NewFile;
import io.neuromorphic.flink.source.RecordingPass;
import io.neuromorphic.flink.source.convert.ConversionRequest.Size;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Writes the events of a recording as another. */
public final class RecordingConverter {

  private final ConversionRequest request;
  private final RecordingEncoder encoder;
  private final DoubleConsumer progress;
  private long events;
  private long zero;

  private RecordingConverter(
      ConversionRequest request, RecordingEncoder encoder, DoubleConsumer progress) {
    this.progress = progress;
    this.request = request;
    this.encoder = encoder;
  }

  /**
   * Converts a recording. The file appears when it is complete; where that fails, there is none.
   *
   * @throws IOException if the recording cannot be read or holds no camera events, or the target
   *     cannot hold them; names the file and the place
   */
  public static ConversionReport convert(ConversionRequest request) throws IOException {
    return convert(request, fraction -> {});
  }

  /**
   * The same, and tells how it goes on.
   *
   * @param progress is told often how much has been read, 0..1
   */
  public static ConversionReport convert(ConversionRequest request, DoubleConsumer progress)
      throws IOException {
    RecordingTarget target =
        new ConversionTargets()
            .named(request.target())
            .orElseThrow(() -> new IllegalArgumentException("target " + request.target()));
    return convert(request, target, progress);
  }

  static ConversionReport convert(ConversionRequest request, RecordingTarget target)
      throws IOException {
    return convert(request, target, fraction -> {});
  }

  private static ConversionReport convert(
      ConversionRequest request, RecordingTarget target, DoubleConsumer progress)
      throws IOException {
    SensorLook look = SensorLook.at(request.in(), target.holdsSize() && request.size().isEmpty());
    Optional<Size> size = request.size().or(look::reach);
    if (target.holdsSize() && size.isEmpty() && !look.isTold()) {
      throw new IOException(
          request.in() + ": tells no sensor size and has no event to tell it: expected --size WxH");
    }
    SensorInfo sensor = size.map(look::sized).orElse(look.sensor());
    try {
      return new RecordingConverter(request, target.encoder().get(), progress)
          .write(sensor, look.reach());
    } catch (UnencodableException e) {
      throw new IOException(
          request.in()
              + ": cannot be written as "
              + target.name()
              + ": "
              + e.getMessage()
              + (request.size().isPresent()
                  ? "; without --size it is as large as the events reach"
                  : ""),
          e);
    }
  }

  private ConversionReport write(SensorInfo sensor, Optional<Size> reach) throws IOException {
    try (RecordingPass pass = new RecordingPass(request.in());
        NewFile file = new NewFile(request.out())) {
      RecordingDecoder<CameraPacket> decoder = pass.camera();
      CameraPacket packet = decoder.newPacket();
      encoder.begin(sensor, file.out());
      while (pass.next(decoder, packet)) {
        if (request.fromZero()) {
          shift(packet);
        }
        encoder.encode(packet, file.out());
        events += packet.size();
        progress.accept(pass.fraction());
      }
      encoder.finish(file.out());
      Optional<RecordingEncoder.Patch> patch = encoder.patch();
      if (patch.isPresent()) {
        file.patch(patch.get().offset(), patch.get().bytes());
      }
      long bytes = file.complete(request.replace());
      Map<String, Long> warnings = new LinkedHashMap<>(pass.warnings());
      decoder.warnings().forEach((kind, count) -> warnings.merge(kind, count, Long::sum));
      return new ConversionReport(encoder.format(), events, bytes, reach, warnings);
    }
  }

  private void shift(CameraPacket packet) throws IOException {
    long[] t = packet.t();
    if (events == 0 && packet.size() > 0) {
      zero = t[0];
    }
    for (int i = 0; i < packet.size(); i++) {
      long shifted = t[i] - zero;
      // The operands differ in sign, and the result from the first of them.
      if (((t[i] ^ zero) & (t[i] ^ shifted)) < 0) {
        throw new IOException(
            request.in()
                + ": event "
                + (events + i)
                + ": t "
                + t[i]
                + " is too far from the first event's, "
                + zero
                + ", to begin at zero");
      }
      t[i] = shifted;
    }
  }
}
