/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

/**
 * A message that the code makes.
 *
 * @param text with … for what only a run can tell
 * @param way how it reaches somebody
 * @param file that makes it, below the base package, such as {@code job/config/Names}
 */
record Message(String text, Way way, String file) {

  /** The same, told in another way. */
  Message told(Way other) {
    return new Message(text, other, file);
  }

  /** How messages reach people. */
  enum Way {
    /** An exception carries it. */
    ERROR,
    /** It is told or logged, and the work goes on. */
    WARNING,
    /** It stands in a rejected event's detail. */
    REJECTION
  }
}
