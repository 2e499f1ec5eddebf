/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.source.capture.EventCapture;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Where captured events come from. Gathered and written by one thread; any may ask how it goes. */
interface CaptureSource extends Closeable {

  /**
   * Gathers events until a condition holds, or all have come that there are to come.
   *
   * @throws IOException where no more will come though more should
   */
  void gather(BooleanSupplier over) throws IOException, InterruptedException;

  /** What was gathered; null where nothing has come that told what it is. */
  EventCapture<?> events();

  /** Events gathered so far. */
  long gathered();

  /** How much of what there is has come, 0..1; NaN where there is no end. */
  double fraction();

  /** What else there is to count while events come in, by name. */
  Map<String, Long> status();

  /** What was lost or odd, by kind, with how often. */
  Map<String, Long> notes();

  /** What to look at where no event came, after a semicolon. */
  String silenceAdvice();
}
