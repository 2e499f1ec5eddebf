/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Whether the process was told to stop, by Ctrl-C or otherwise. The process ends when this is
 * closed, so that there is time for a last word; a thread that does not come to an end is
 * interrupted.
 */
final class StopSignal implements AutoCloseable {

  private static final long GENTLE_SECONDS = 8;
  private static final long LAST_SECONDS = 8;
  private static final long LAST_WORD_MILLIS = 500;

  private final long gentleSeconds;
  private final Thread caller = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndWait, "stop feeding");
  private volatile boolean stopped;

  StopSignal() {
    this(GENTLE_SECONDS);
  }

  /**
   * @param gentleSeconds how long the caller may take to end before it is interrupted
   */
  StopSignal(long gentleSeconds) {
    this.gentleSeconds = gentleSeconds;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  boolean isGiven() {
    return stopped;
  }

  private void stopAndWait() {
    stopped = true;
    try {
      if (!done.await(gentleSeconds, TimeUnit.SECONDS)) {
        caller.interrupt();
        done.await(LAST_SECONDS, TimeUnit.SECONDS);
      }
      // Whoever called has a word to say; then it waits for this JVM to end.
      caller.join(LAST_WORD_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is what ended it.
      LoggerFactory.getLogger(StopSignal.class).debug("stopped by a signal", e);
    }
  }
}
