/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a run as a whole. */
public final class JobRunAssert extends AbstractAssert<JobRunAssert, JobRun> {

  JobRunAssert(JobRun actual) {
    super(actual, JobRunAssert.class);
  }

  /** Goes on with its spikes. */
  public SpikeTrainsAssert spikes() {
    isNotNull();
    return SpikeAssertions.assertThat(actual.spikes());
  }

  /** All its spikes have this digest. */
  public JobRunAssert hasDigest(String expected) {
    spikes().hasDigest(expected);
    return this;
  }

  /**
   * Every event of every input became a current: none was late, invalid, filtered or pending. Every
   * input had some.
   */
  public JobRunAssert integratedEveryEvent() {
    isNotNull();
    for (Map.Entry<String, InputBooks> input : actual.summary().events().entrySet()) {
      InputBooks books = input.getValue();
      if (books.read() == 0) {
        failWithMessage(
            "%s", "expected events of " + input.getKey() + " to be integrated, found none to read");
      }
      if (books.integrated() != books.read()) {
        failWithMessage(
            "%s",
            "expected every event of "
                + input.getKey()
                + " to be integrated, found "
                + told(books)
                + firstRejection());
      }
    }
    return this;
  }

  /** No event was late or invalid. */
  public JobRunAssert rejectedNothing() {
    isNotNull();
    for (Map.Entry<String, InputBooks> input : actual.summary().events().entrySet()) {
      InputBooks books = input.getValue();
      if (books.late() + books.invalid() > 0) {
        failWithMessage(
            "%s",
            "expected no event of "
                + input.getKey()
                + " to be rejected, found "
                + told(books)
                + firstRejection());
      }
    }
    return this;
  }

  private static String told(InputBooks books) {
    return books.read()
        + " read, "
        + books.integrated()
        + " integrated, "
        + books.filtered()
        + " filtered, "
        + books.late()
        + " late, "
        + books.invalid()
        + " invalid, "
        + books.pending()
        + " pending";
  }

  private String firstRejection() {
    if (actual.rejections().isEmpty()) {
      return "";
    }
    Rejection first = actual.rejections().get(0);
    return "\nthe first rejected: "
        + first.value()
        + " ("
        + first.reason().word()
        + ", "
        + first.detail()
        + ", "
        + first.position()
        + ")";
  }
}
