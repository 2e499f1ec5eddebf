/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.kafka.common.errors.TimeoutException;

/** What an exception says, where its message alone would not tell. */
public final class FailureText {

  private FailureText() {}

  /** The text of a failure, and that of its deepest cause where it says more. */
  public static String withCause(Throwable failure) {
    Throwable deepest = failure;
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (deepest.getCause() != null && seen.add(deepest)) {
      deepest = deepest.getCause();
    }
    String top = of(failure);
    String bottom = of(deepest);
    // What a client of Kafka waited for says nothing to those who were told that nobody answers.
    boolean said = deepest instanceof TimeoutException && top.contains("it does not answer");
    return said || top.contains(bottom) ? top : top.replaceFirst("\\.?$", ": ") + bottom;
  }

  /** A text for people: never empty. */
  public static String of(Throwable failure) {
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      // Java says nothing but the path.
      return (failure instanceof NoSuchFileException ? "no such file: " : "no access to ")
          + file.getFile();
    }
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
