/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.concurrent.TimeUnit;

/** The wall clock, and waiting for it; tests have one of their own. */
interface WallClock {

  /** Time of no particular origin, ns. */
  long nanos();

  /** Time since 1970, µs. */
  long micros();

  /** Waits. */
  void sleep(long nanos) throws InterruptedException;

  /** That of the machine. */
  WallClock SYSTEM =
      new WallClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public long micros() {
          return System.currentTimeMillis() * 1_000;
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };
}
