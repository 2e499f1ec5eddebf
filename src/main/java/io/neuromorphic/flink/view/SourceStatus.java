/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Where a viewer's events come from, and how that is doing. Used by many threads. */
public final class SourceStatus {

  /** How it is doing. */
  public enum Phase {
    /** There is nothing to read yet. */
    WAITING,
    /** It is being read. */
    READING,
    /** It does not answer; it is asked again and again. */
    AWAY,
    /** It has come to its end. */
    ENDED,
    /** It cannot be read. */
    FAILED
  }

  /**
   * How it is doing at a moment.
   *
   * @param sinceMillis when that began, ms since 1970
   * @param detail what there is to say, or nothing
   */
  public record Now(Phase phase, long sinceMillis, String detail) {}

  private final String instance = UUID.randomUUID().toString();
  private final String name;
  private final AtomicReference<Now> now =
      new AtomicReference<>(new Now(Phase.WAITING, System.currentTimeMillis(), ""));
  private volatile String problem = "";

  /**
   * @param name what it is, for people
   */
  public SourceStatus(String name) {
    this.name = name;
  }

  /** Of this one alone: a viewer that takes its place has another. */
  public String instance() {
    return instance;
  }

  /** What it is, for people. */
  public String name() {
    return name;
  }

  /** How it is doing. */
  public Now now() {
    return now.get();
  }

  /** Tells how it is doing from now on; the same once more changes no time. */
  public void set(Phase phase, String detail) {
    now.updateAndGet(
        before ->
            before.phase() == phase
                ? new Now(phase, before.sinceMillis(), detail)
                : new Now(phase, System.currentTimeMillis(), detail));
  }

  /** The last thing that could not be read, or nothing. */
  public String problem() {
    return problem;
  }

  public void setProblem(String text) {
    problem = text;
  }
}
