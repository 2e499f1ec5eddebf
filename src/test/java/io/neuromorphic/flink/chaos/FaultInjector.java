/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.cluster.Member;
import io.neuromorphic.flink.job.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets faults happen, each beside the others, and makes sure that they did: that the process is
 * gone, or stands still by the system's own word; and that it is back.
 */
final class FaultInjector implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChaosCluster cluster;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Object> locks;

  FaultInjector(ChaosCluster cluster) {
    this.cluster = cluster;
    this.locks = new java.util.concurrent.ConcurrentHashMap<>();
  }

  /** A fault that is on its way; its result tells what happened. */
  List<Future<String>> start(List<Fault> faults, long startNanos) {
    List<Future<String>> running = new ArrayList<>();
    for (Fault fault : faults) {
      running.add(threads.submit(() -> happen(fault, startNanos)));
    }
    return running;
  }

  private String happen(Fault fault, long startNanos) throws Exception {
    long wait = startNanos + fault.atMillis() * 1_000_000 - System.nanoTime();
    if (wait > 0) {
      Thread.sleep(wait / 1_000_000);
    }
    StringBuilder story = new StringBuilder(fault.toString()).append(':');
    for (Member victim : victims(fault.kind())) {
      // Two faults that strike one process come one after the other.
      synchronized (locks.computeIfAbsent(victim.name(), name -> new Object())) {
        story.append(' ').append(fault.isKill() ? kill(victim, fault) : pause(victim, fault));
      }
    }
    return story.toString();
  }

  private List<Member> victims(Fault.Kind kind) {
    return switch (kind) {
      case KILL_TASK_MANAGER, PAUSE_TASK_MANAGER -> List.of(cluster.busyTaskManager());
      case KILL_BOTH_TASK_MANAGERS -> cluster.processes().taskManagers();
      case KILL_BROKER, PAUSE_BROKER -> List.of(cluster.processes().broker().orElseThrow());
      case KILL_JOB_MANAGER, PAUSE_JOB_MANAGER -> List.of(cluster.processes().jobManager());
    };
  }

  private static String kill(Member victim, Fault fault) throws Exception {
    ProcessHandle before = victim.process().orElseThrow();
    victim.kill();
    assertThat(before.isAlive()).as("%s after kill -9", victim.name()).isFalse();
    Thread.sleep(fault.millis());
    victim.start();
    ProcessHandle after = victim.process().orElseThrow();
    assertThat(after.pid()).isNotEqualTo(before.pid());
    return victim.name() + " was " + before.pid() + ", is " + after.pid();
  }

  private static String pause(Member victim, Fault fault) throws Exception {
    ProcessHandle process = victim.process().orElseThrow();
    Signals.pause(process);
    try {
      Eventually.holds("it stands still", PATIENCE, () -> Signals.isPaused(process));
      Thread.sleep(fault.millis());
    } finally {
      Signals.resume(process);
    }
    return victim.name() + " " + process.pid() + " stood still";
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
