/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What an exception says, where its message alone would not tell. */
public final class FailureText {

  private FailureText() {}

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
