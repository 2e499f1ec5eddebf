/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;

/** Keeps a page served until the process is told to stop, and lets it be closed then. */
final class ViewStay implements AutoCloseable {

  private static final long ASK_MILLIS = 200;
  private static final long CLOSE_SECONDS = 8;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop the view");

  ViewStay() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop() {
    stopped.countDown();
    try {
      closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process was told to stop. */
  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Waits until the process is told to stop, or a condition holds. */
  void untilStopped(BooleanSupplier orElse) throws InterruptedException {
    while (!stopped.await(ASK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (orElse.getAsBoolean()) {
        return;
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is what ended it.
      LoggerFactory.getLogger(ViewStay.class).debug("stopped by a signal", e);
    }
  }
}
