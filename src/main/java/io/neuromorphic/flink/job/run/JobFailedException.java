/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** A job failed while it ran; the message is that of the cause, in the words of whoever knew it. */
public final class JobFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** How the Kafka connector tells of anything that goes wrong with a record. */
  private static final String KAFKA = "Failed to deserialize consumer record";

  private JobFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A failure as Flink tells it.
   *
   * @param e what waiting for the end of the job has thrown
   */
  public static JobFailedException of(Exception e) {
    return new JobFailedException("the job failed: " + FailureText.of(cause(e)), e);
  }

  /** What is the matter, without what only says that something is. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && isWrapper(cause)) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** For a job that was cancelled by us. */
  static JobFailedException cancelled(String why, Throwable cause) {
    return new JobFailedException(
        "the job was cancelled, without savepoint or totals: " + why, cause);
  }

  private static boolean addsNothing(String message, Throwable cause) {
    String said = cause.getMessage();
    return message != null
        && (message.equals(cause.toString())
            || (said != null && message.startsWith(KAFKA) && message.endsWith(said)));
  }

  /** Whether an exception only says that another one happened. */
  private static boolean isWrapper(Throwable e) {
    return e instanceof ExecutionException
        || e instanceof JobExecutionException
        || e instanceof SuppressRestartsException
        || e.getClass().getName().startsWith("org.apache.flink.")
        || e.getClass() == RuntimeException.class
        || (e instanceof IOException && addsNothing(e.getMessage(), e.getCause()));
  }
}
