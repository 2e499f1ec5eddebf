/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

/** Passes on all that it is told; a subclass has something to add. */
public abstract class ForwardingListener implements ProgressListener {

  private final ProgressListener next;

  /** Passes on to another one. */
  protected ForwardingListener(ProgressListener next) {
    this.next = next;
  }

  @Override
  public void brokerStarted(String address) {
    next.brokerStarted(address);
  }

  @Override
  public void webStarted(String address) {
    next.webStarted(address);
  }

  @Override
  public void warning(String warning) {
    next.warning(warning);
  }

  @Override
  public void note(String note) {
    next.note(note);
  }

  @Override
  public void origin(long originMicros) {
    next.origin(originMicros);
  }

  @Override
  public void progress(ProgressSnapshot snapshot) {
    next.progress(snapshot);
  }

  @Override
  public void stopping() {
    next.stopping();
  }

  @Override
  public void finished(RunSummary summary) {
    next.finished(summary);
  }
}
