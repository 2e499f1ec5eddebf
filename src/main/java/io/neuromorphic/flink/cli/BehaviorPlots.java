/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.BehaviorText;
import io.neuromorphic.flink.job.tool.BehaviorTrace;
import io.neuromorphic.flink.plot.GalleryPlot;
import io.neuromorphic.flink.plot.GalleryPlotter;
import io.neuromorphic.flink.plot.NeuronPlot;
import io.neuromorphic.flink.plot.NeuronPlotter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pictures of behaviours. */
final class BehaviorPlots {

  /** How far up a spike is drawn, mV. */
  private static final double PEAK = 30;

  private BehaviorPlots() {}

  /** Draws one. */
  static void write(BehaviorTrace trace, Path file) throws IOException {
    NeuronPlotter.write(plot(trace), file);
  }

  /**
   * Draws all of them.
   *
   * @param timestep model ms
   */
  static void writeAll(Path file, double timestep) throws IOException {
    List<NeuronPlot> panels = new ArrayList<>();
    for (String name : BehaviorText.names()) {
      panels.add(plot(BehaviorTrace.whole(name, timestep)));
    }
    GalleryPlotter.write(new GalleryPlot("20 behaviours of the Izhikevich neuron", panels), file);
  }

  private static NeuronPlot plot(BehaviorTrace trace) {
    double[] times = new double[trace.v().length];
    for (int i = 1; i < times.length; i++) {
      times[i] = trace.endMillis(i - 1);
    }
    int[] ends = Arrays.stream(trace.spikes()).map(step -> step + 1).toArray();
    return new NeuronPlot(
        trace.name().replace('_', ' '),
        trace.shows() + "  \u2013  current: " + trace.stimulus(),
        times,
        trace.v(),
        trace.u(),
        trace.current(),
        ends,
        PEAK);
  }
}
