/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.secret;

/** What a reference names cannot be read here; the message holds the name and never a content. */
public final class MissingSecretException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingSecretException(String message) {
    super(message);
  }
}
