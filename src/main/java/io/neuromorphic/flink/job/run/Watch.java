/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

/** Looks at a job that runs, or at what it needs, and tells of trouble and of its end. */
interface Watch {

  /** Is called several times a second; looks as often as it sees fit, and never waits long. */
  void look() throws InterruptedException;
}
