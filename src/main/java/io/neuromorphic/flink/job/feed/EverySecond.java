/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something once a second, in a thread of its own, until it is closed. */
final class EverySecond implements AutoCloseable {

  private static final long CLOSE_MILLIS = 1_000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  EverySecond(Runnable what) {
    thread = new Thread(() -> repeat(what), "status");
    thread.setDaemon(true);
    thread.start();
  }

  private void repeat(Runnable what) {
    try {
      while (!closed.await(1, TimeUnit.SECONDS)) {
        what.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
