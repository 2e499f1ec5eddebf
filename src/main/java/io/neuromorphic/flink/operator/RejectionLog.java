/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.util.Arrays;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of rejected events: the first of a reason at once, what follows once a minute, as a
 * count with the latest example.
 */
final class RejectionLog {

  static final long PAUSE_MILLIS = 60_000;
  private static final RejectReason[] REASONS = RejectReason.values();

  private final String source;
  private final Consumer<String> out;
  private final long[] untold = new long[REASONS.length];
  private final long[] toldMillis = new long[REASONS.length];
  private final Rejection[] examples = new Rejection[REASONS.length];

  RejectionLog(String source) {
    this(source, LoggerFactory.getLogger(RejectionLog.class)::info);
  }

  RejectionLog(String source, Consumer<String> out) {
    this.source = source;
    this.out = out;
    Arrays.fill(toldMillis, Long.MIN_VALUE / 2);
  }

  /**
   * Takes some.
   *
   * @param example one of them, null where nobody described one
   */
  void add(RejectReason reason, long count, Rejection example, long nowMillis) {
    untold[reason.ordinal()] += count;
    if (example != null) {
      examples[reason.ordinal()] = example;
    }
    tell(reason, nowMillis);
  }

  /** Tells what is due. */
  void look(long nowMillis) {
    for (RejectReason reason : REASONS) {
      if (untold[reason.ordinal()] > 0) {
        tell(reason, nowMillis);
      }
    }
  }

  private void tell(RejectReason reason, long nowMillis) {
    int i = reason.ordinal();
    if (nowMillis - toldMillis[i] < PAUSE_MILLIS) {
      return;
    }
    toldMillis[i] = nowMillis;
    StringBuilder line = new StringBuilder("events-rejected input=").append(source);
    line.append(" reason=").append(reason.word()).append(" count=").append(untold[i]);
    if (examples[i] != null) {
      line.append(" example=\"").append(plain(examples[i].value()));
      line.append("\" at=\"").append(plain(examples[i].position()));
      line.append("\" detail=\"").append(plain(examples[i].detail())).append('"');
    }
    untold[i] = 0;
    examples[i] = null;
    out.accept(line.toString());
  }

  /** On one line, and within its quotes, whatever a sender has sent. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\"]", "?");
  }
}
