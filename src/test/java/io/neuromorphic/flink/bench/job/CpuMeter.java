/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * CPU time of this process from the moment when a job's first source task begins to run until the
 * job has ended, but for that of the thread that counts: it waits for the job, and ours reads back
 * afterwards what is in its topics. Flink names a task's thread after the task: the thread is
 * waited for.
 */
final class CpuMeter {

  private static final String SOURCE_THREAD = "Source: ";
  private static final long LOOK_MILLIS = 2;
  private static final double NANOS = 1e9;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long caller = Thread.currentThread().getId();
  private final Thread watch = new Thread(this::awaitSource, "cpu-meter");
  private volatile long ownFrom;
  private volatile long from = -1;

  private CpuMeter() {}

  static CpuMeter start() {
    CpuMeter meter = new CpuMeter();
    meter.watch.setDaemon(true);
    meter.watch.start();
    return meter;
  }

  private long own() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(caller);
  }

  private void awaitSource() {
    try {
      while (!sourceRuns()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      ownFrom = own();
      from = PROCESS.getProcessCpuTime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean sourceRuns() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Thread[] threads = new Thread[2 * group.activeCount() + 8];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().startsWith(SOURCE_THREAD)) {
        return true;
      }
    }
    return false;
  }

  /** Seconds until now. */
  double stop() {
    watch.interrupt();
    if (from < 0) {
      throw new IllegalStateException("no thread '" + SOURCE_THREAD + "…' was seen");
    }
    return (PROCESS.getProcessCpuTime() - from - (own() - ownFrom)) / NANOS;
  }
}
