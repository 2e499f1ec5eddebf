/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

/** Is told how a run goes on; by one thread at a time. What it does not hear is for others. */
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener DEAF = new ProgressListener() {};

  /**
   * An embedded broker takes connections.
   *
   * @param address {@code host:port}
   */
  default void brokerStarted(String address) {}

  /**
   * Flink's web interface is served.
   *
   * @param address URL
   */
  default void webStarted(String address) {}

  /**
   * Something is lost, left out or held up that the user should know of.
   *
   * @param warning one sentence
   */
  default void warning(String warning) {}

  /**
   * Something that the user should know of, and that is as it should be.
   *
   * @param note one sentence
   */
  default void note(String note) {}

  /**
   * The origin is fixed; the job starts.
   *
   * @param originMicros start of the first dt window, µs
   */
  default void origin(long originMicros) {}

  /** The run goes on. Several times a second. */
  default void progress(ProgressSnapshot snapshot) {}

  /** The run was told to stop before its inputs had ended: by Ctrl-C, or by a signal. */
  default void stopping() {}

  /**
   * The job has ended well. Once, before the run returns, and before it waits with a broker that is
   * kept.
   */
  default void finished(RunSummary summary) {}
}
