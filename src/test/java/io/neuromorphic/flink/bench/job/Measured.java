/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Runs a job twice in this JVM, once to warm it up and once to be measured, and prints one line of
 * JSON about the second. CPU time is that of the whole process with Flink, garbage collection and
 * late compilations, as {@link CpuMeter} counts it.
 */
final class Measured {

  private static final double KIBI = 1_024.0;
  private static final double NANOS = 1e9;

  private Measured() {}

  /** Runs a job twice and tells the second run. */
  static void run(Callable<Outcome> job) throws Exception {
    run(
        job,
        () -> {
          CpuMeter meter = CpuMeter.start();
          return meter::stop;
        });
  }

  /** The same for what is no job of Flink's: its CPU time is all of the process's. */
  static void runAlone(Callable<Outcome> program) throws Exception {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    run(
        program,
        () -> {
          long before = system.getProcessCpuTime();
          return () -> (system.getProcessCpuTime() - before) / NANOS;
        });
  }

  /** Starts to measure. */
  private interface Meter {
    Running start();
  }

  /** Ends it. */
  private interface Running {
    /** CPU-seconds since the start. */
    double stop();
  }

  private static void run(Callable<Outcome> job, Meter meter) throws Exception {
    // What Flink prints must not come between: the line is all there is on this stream.
    PrintStream out = System.out;
    System.setOut(System.err);
    job.call();
    // What the first run has left is not the second's to clean up.
    double heapBefore = heapMegabytes();
    Running cpu = meter.start();
    Outcome outcome = job.call();
    double cpuSeconds = cpu.stop();
    double heapAfter = heapMegabytes();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("events", outcome.events());
    line.put("wall_seconds", outcome.wallSeconds());
    line.put("cpu_seconds", cpuSeconds);
    line.put("neuron_steps", outcome.neuronSteps());
    line.put("spikes", outcome.spikes());
    line.put("digest", outcome.digest());
    line.put("peak_megabytes", peakMegabytes());
    line.put("heap_before_megabytes", heapBefore);
    line.put("heap_after_megabytes", heapAfter);
    line.putAll(outcome.more());
    out.println(new ObjectMapper().writeValueAsString(line));
    out.flush();
  }

  /** What is reachable. */
  private static double heapMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / KIBI / KIBI;
  }

  /** The most memory this process ever had resident; 0 where the system does not tell. */
  private static double peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / KIBI;
      }
    }
    return 0;
  }
}
