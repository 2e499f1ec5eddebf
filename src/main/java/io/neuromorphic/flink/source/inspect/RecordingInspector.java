/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingFormats;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.RecordingBytes;
import io.neuromorphic.flink.source.RecordingFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads a whole recording, of any format that is known, in constant memory. */
public final class RecordingInspector {

  private final RecordingBytes in;
  private final byte[] piece = new byte[RecordingFormats.HEAD_BYTES];
  private final TimeTotals times = new TimeTotals();
  private int length;

  private RecordingInspector(RecordingBytes in) {
    this.in = in;
  }

  /**
   * Sums a recording up.
   *
   * @throws IOException if it cannot be read or is malformed; names the file and the place
   */
  public static RecordingReport inspect(Path file) throws IOException {
    return inspect(file.toString());
  }

  /**
   * The same, in any file system that Flink knows.
   *
   * @param name a URI, or a path on this machine
   */
  public static RecordingReport inspect(String name) throws IOException {
    try (RecordingBytes in = RecordingBytes.open(name)) {
      return new RecordingInspector(in).inspect();
    } catch (MalformedStreamException e) {
      throw new IOException(RecordingFiles.shown(name) + ": " + e.getMessage(), e);
    }
  }

  private RecordingReport inspect() throws IOException {
    nextPiece();
    return RecordingFormats.isCurrents(piece, length) ? currents() : camera();
  }

  private RecordingReport camera() throws IOException {
    RecordingDecoder<CameraPacket> decoder = RecordingFormats.camera(piece, length);
    CameraTotals totals = new CameraTotals();
    read(
        decoder,
        packet -> {
          times.add(packet.t(), packet.size());
          totals.add(packet);
        });
    return report(decoder, Optional.of(totals.report()), Map.of());
  }

  private RecordingReport currents() throws IOException {
    RecordingDecoder<CurrentPacket> decoder = RecordingFormats.currents(piece, length);
    Map<String, Long> populations = new TreeMap<>();
    read(
        decoder,
        packet -> {
          times.add(packet.t(), packet.size());
          count(packet, populations);
        });
    return report(decoder, Optional.empty(), populations);
  }

  private static void count(CurrentPacket events, Map<String, Long> populations) {
    long[] counts = new long[events.populationCount()];
    for (int i = 0; i < events.size(); i++) {
      counts[events.population()[i]]++;
    }
    for (int i = 0; i < counts.length; i++) {
      populations.merge(events.populationName(i), counts[i], Long::sum);
    }
  }

  private <P extends InputPacket> void read(RecordingDecoder<P> decoder, Consumer<P> totals)
      throws IOException {
    P packet = decoder.newPacket();
    while (length > 0) {
      decoder.decode(piece, 0, length, packet);
      totals.accept(packet);
      packet.clear();
      nextPiece();
    }
    decoder.finish(packet);
    totals.accept(packet);
  }

  private RecordingReport report(
      RecordingDecoder<?> decoder,
      Optional<RecordingReport.Camera> camera,
      Map<String, Long> populations) {
    Map<String, Long> warnings = new LinkedHashMap<>(in.warnings());
    decoder.warnings().forEach((kind, count) -> warnings.merge(kind, count, Long::sum));
    return new RecordingReport(
        decoder.format(),
        decoder.sensor().name(),
        decoder.sensor().width(),
        decoder.sensor().height(),
        times.events(),
        times.times(),
        times.sum().value(),
        camera,
        populations,
        warnings);
  }

  private void nextPiece() throws IOException {
    length = in.readNBytes(piece, 0, piece.length);
  }
}
