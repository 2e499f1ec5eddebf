/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.cluster.Member;
import io.neuromorphic.flink.job.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets faults happen, each beside the others, and makes sure that they did: that the processes are
 * gone, all of a fault at the same time, or stand still by the system's own word; and that they are
 * back.
 */
final class FaultInjector implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChaosCluster cluster;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Faults that strike the same kind of process come one after the other. */
  private final Map<Fault.Victim, Lock> locks = new EnumMap<>(Fault.Victim.class);

  FaultInjector(ChaosCluster cluster) {
    this.cluster = cluster;
    for (Fault.Victim victim : Fault.Victim.values()) {
      locks.put(victim, new ReentrantLock(true));
    }
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
    Lock lock = locks.get(fault.victim());
    lock.lockInterruptibly();
    try {
      List<Member> victims = victims(fault.kind());
      long began = (System.nanoTime() - startNanos) / 1_000_000;
      String what = fault.isKill() ? kill(victims, fault) : pause(victims.get(0), fault);
      return fault + ", in fact at " + began + " ms: " + what;
    } finally {
      lock.unlock();
    }
  }

  private List<Member> victims(Fault.Kind kind) {
    return switch (kind) {
      case KILL_TASK_MANAGER, PAUSE_TASK_MANAGER -> List.of(cluster.busyTaskManager());
      case KILL_BOTH_TASK_MANAGERS -> cluster.processes().taskManagers();
      case KILL_BROKER, PAUSE_BROKER -> List.of(cluster.processes().broker().orElseThrow());
      case KILL_JOB_MANAGER, PAUSE_JOB_MANAGER -> List.of(cluster.processes().jobManager());
    };
  }

  private static String kill(List<Member> victims, Fault fault) throws Exception {
    List<ProcessHandle> before = new ArrayList<>();
    for (Member victim : victims) {
      before.add(victim.process().orElseThrow());
    }
    for (Member victim : victims) {
      victim.kill();
    }
    assertThat(before).as("%s after kill -9", victims).noneMatch(ProcessHandle::isAlive);
    assertThat(victims).as("at the same time").allMatch(victim -> victim.process().isEmpty());
    Thread.sleep(fault.millis());
    StringJoiner story = new StringJoiner(", ");
    for (int i = 0; i < victims.size(); i++) {
      Member victim = victims.get(i);
      victim.start();
      ProcessHandle after = victim.process().orElseThrow();
      assertThat(after.pid()).isNotEqualTo(before.get(i).pid());
      story.add(victim.name() + " was " + before.get(i).pid() + ", is " + after.pid());
    }
    return story.toString();
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
