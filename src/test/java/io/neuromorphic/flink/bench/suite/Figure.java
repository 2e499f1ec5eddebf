/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.util.List;

/** What is told of a run, and compared between contenders. */
public enum Figure {
  /** Million events a second of the wall clock. */
  WALL("M events/s", "million_per_second") {
    @Override
    double of(Measurement run) {
      return run.events() / run.wallSeconds() / MILLION;
    }
  },
  /** Million events a second of the process's CPU time. */
  CPU("M events/CPU-s", "million_per_cpu_second") {
    @Override
    double of(Measurement run) {
      return run.events() / run.cpuSeconds() / MILLION;
    }
  },
  /** Million steps of single neurons a second of the process's CPU time. */
  STEPS("M neuron steps/CPU-s", "million_steps_per_cpu_second") {
    @Override
    double of(Measurement run) {
      return run.number("neuron_steps") / run.cpuSeconds() / MILLION;
    }
  },
  /** Million steps of single neurons a second of the wall clock. */
  WALL_STEPS("M neuron steps/s", "million_steps_per_second") {
    @Override
    double of(Measurement run) {
      return run.number("neuron_steps") / run.wallSeconds() / MILLION;
    }
  },
  /** The most memory that the process had resident. */
  PEAK("MB at most", "peak_megabytes") {
    @Override
    double of(Measurement run) {
      return run.number("peak_megabytes");
    }
  },
  /** What is reachable in the heap before the measured run. */
  HEAP_BEFORE("MB of heap before", "heap_before_megabytes") {
    @Override
    double of(Measurement run) {
      return run.number("heap_before_megabytes");
    }
  },
  /** The same after it. */
  HEAP_AFTER("MB of heap after", "heap_after_megabytes") {
    @Override
    double of(Measurement run) {
      return run.number("heap_after_megabytes");
    }
  },
  /** The longest synchronous part of any task, median of a run's checkpoints. */
  SYNC("ms, synchronous part", "sync_ms_median") {
    @Override
    double of(Measurement run) {
      return run.number("sync_ms_median");
    }
  },
  /** From the trigger to the last acknowledgement, median of a run's checkpoints. */
  END_TO_END("ms, a whole checkpoint", "end_to_end_ms_median") {
    @Override
    double of(Measurement run) {
      return run.number("end_to_end_ms_median");
    }
  },
  /** The largest checkpoint of a run. */
  CHECKPOINT("MB, a checkpoint", "checkpoint_megabytes_max") {
    @Override
    double of(Measurement run) {
      return run.number("checkpoint_megabytes_max");
    }
  };

  /** Rates, which every run of a job has. */
  static final List<Figure> RATES = List.of(WALL, CPU);

  private static final double MILLION = 1e6;

  private final String unit;
  private final String key;

  Figure(String unit, String key) {
    this.unit = unit;
    this.key = key;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }

  /** For a table. */
  String unit() {
    return unit;
  }

  abstract double of(Measurement run);
}
