/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an observer keeps of a run for its report. Its memory is fixed by the job file: some 8 MB of
 * cells for all populations, 8 bytes for each neuron up to {@value #MOST_WATCHED} of them, and at
 * most 34 MB for each camera.
 */
final class RunActivity implements EventObserver {

  /** Populations, in the order of the job file, that are drawn; the others are only counted. */
  static final int MOST_POPULATIONS = 32;

  /** Neurons whose last spike is remembered, of all populations together. */
  static final int MOST_WATCHED = 4_000_000;

  private static final int MOST_ROWS = 256;
  private static final int ALL_ROWS = 2_048;

  private final Map<String, PopulationActivity> populations = new LinkedHashMap<>();
  private final Map<String, CameraActivity> cameras = new LinkedHashMap<>();
  private final RejectedExamples rejected = new RejectedExamples();

  RunActivity(JobConfig config) {
    int drawn = Math.min(MOST_POPULATIONS, config.populations().size());
    long neurons = 0;
    for (PopulationConfig population : config.populations().subList(0, drawn)) {
      neurons += population.size();
    }
    int every = (int) Math.max(1, (neurons + MOST_WATCHED - 1) / MOST_WATCHED);
    for (PopulationConfig population : config.populations().subList(0, drawn)) {
      populations.put(
          population.name(),
          new PopulationActivity(
              population.size(), config.dtMicros(), Math.min(MOST_ROWS, ALL_ROWS / drawn), every));
    }
    for (InputConfig input : config.inputs()) {
      if (input.isCamera()) {
        cameras.put(input.name(), camera(input.origin()));
      }
    }
  }

  private static CameraActivity camera(InputConfig.Source source) {
    if (source instanceof InputConfig.Scene scene) {
      return new CameraActivity(scene.width(), scene.height());
    }
    if (source instanceof InputConfig.Live live) {
      return new CameraActivity(live.width(), live.height());
    }
    return new CameraActivity(0, 0);
  }

  @Override
  public void camera(String input, CameraPacket packet) {
    if (packet.size() > 0) {
      cameras.get(input).add(packet);
    }
  }

  @Override
  public void spikes(SpikePacket packet) {
    PopulationActivity population = populations.get(packet.population());
    if (population != null) {
      population.add(packet);
    }
  }

  @Override
  public void rejected(Rejection rejection) {
    rejected.add(rejection);
  }

  /** By name, in the order of the job file. */
  Map<String, PopulationActivity> populations() {
    return populations;
  }

  /** By the name of the input, in the order of the job file. */
  Map<String, CameraActivity> cameras() {
    return cameras;
  }

  RejectedExamples examples() {
    return rejected;
  }
}
