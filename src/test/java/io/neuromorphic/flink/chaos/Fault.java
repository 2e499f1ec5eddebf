/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

/**
 * Something bad that happens to a process.
 *
 * @param atMillis wall-clock time since the recording began to be sent
 * @param kind what happens
 * @param millis for how long: until the process is started again, or goes on
 */
record Fault(long atMillis, Kind kind, long millis) implements Comparable<Fault> {

  /** What happens, and to whom. */
  enum Kind {
    KILL_TASK_MANAGER,
    KILL_BROKER,
    KILL_JOB_MANAGER,
    KILL_BOTH_TASK_MANAGERS,
    PAUSE_TASK_MANAGER,
    PAUSE_BROKER,
    PAUSE_JOB_MANAGER
  }

  /** Which processes it strikes. */
  enum Victim {
    TASK_MANAGER,
    BROKER,
    JOB_MANAGER
  }

  Victim victim() {
    return switch (kind) {
      case KILL_TASK_MANAGER, KILL_BOTH_TASK_MANAGERS, PAUSE_TASK_MANAGER -> Victim.TASK_MANAGER;
      case KILL_BROKER, PAUSE_BROKER -> Victim.BROKER;
      case KILL_JOB_MANAGER, PAUSE_JOB_MANAGER -> Victim.JOB_MANAGER;
    };
  }

  /** Whether tasks end with it, or the one who knows of them. */
  boolean takesTasks() {
    return isKill() && victim() != Victim.BROKER;
  }

  boolean isKill() {
    return kind.name().startsWith("KILL");
  }

  @Override
  public int compareTo(Fault other) {
    return Long.compare(atMillis, other.atMillis);
  }

  @Override
  public String toString() {
    return kind + " at " + atMillis + " ms for " + millis + " ms";
  }
}
