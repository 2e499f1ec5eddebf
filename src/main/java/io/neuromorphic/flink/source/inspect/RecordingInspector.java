/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.event.BackwardSteps;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.RecordingPass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a whole recording, of any format that is known, in constant memory. */
public final class RecordingInspector {

  private final RecordingPass pass;
  private final Optional<ActivityTotals> activity;
  private final TimeTotals times = new TimeTotals();
  private final BackwardSteps back = new BackwardSteps();

  private RecordingInspector(RecordingPass pass, Optional<ActivityTotals> activity) {
    this.pass = pass;
    this.activity = activity;
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
    return inspect(name, Optional.empty());
  }

  /**
   * Sums a recording up.
   *
   * @param name a URI, or a path on this machine
   * @param activity filled, where it is asked for
   * @throws IOException if it cannot be read or is malformed; names the file and the place
   */
  public static RecordingReport inspect(String name, Optional<ActivityTotals> activity)
      throws IOException {
    try (RecordingPass pass = new RecordingPass(name)) {
      RecordingInspector inspector = new RecordingInspector(pass, activity);
      return pass.isCurrents() ? inspector.currents() : inspector.camera();
    }
  }

  private RecordingReport camera() throws IOException {
    RecordingDecoder<CameraPacket> decoder = pass.camera();
    CameraTotals totals = new CameraTotals();
    CameraPacket packet = decoder.newPacket();
    while (pass.next(decoder, packet)) {
      addTimes(packet);
      totals.add(packet);
      if (activity.isPresent()) {
        activity.get().add(packet);
      }
    }
    activity.ifPresent(a -> a.finish(decoder.sensor(), decoder.rowsCountFromBelow()));
    return report(decoder, Optional.of(totals.report()), Map.of());
  }

  private RecordingReport currents() throws IOException {
    RecordingDecoder<CurrentPacket> decoder = pass.currents();
    Map<String, Long> populations = new TreeMap<>();
    CurrentPacket packet = decoder.newPacket();
    while (pass.next(decoder, packet)) {
      addTimes(packet);
      count(packet, populations);
      if (activity.isPresent()) {
        activity.get().add(packet);
      }
    }
    return report(decoder, Optional.empty(), populations);
  }

  private void addTimes(InputPacket packet) {
    times.add(packet.t(), packet.size());
    back.add(packet.t(), packet.size());
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

  private RecordingReport report(
      RecordingDecoder<?> decoder,
      Optional<RecordingReport.Camera> camera,
      Map<String, Long> populations) {
    Map<String, Long> warnings = new LinkedHashMap<>(pass.warnings());
    decoder.warnings().forEach((kind, count) -> warnings.merge(kind, count, Long::sum));
    warnings.putAll(back.warnings());
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
}
