/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults of the server itself: each kind is logged once, as a page asks thirty times a second. */
final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  /** A fault whose text is never the same twice must not fill the memory. */
  private static final int MOST_KINDS = 100;

  private final Set<String> logged = new HashSet<>();

  /** Logs a fault, unless one of its kind has been; returns whether it did. */
  boolean log(String path, RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String kind = fault.getClass().getName() + (trace.length > 0 ? " at " + trace[0] : "");
    synchronized (logged) {
      if (logged.size() >= MOST_KINDS || !logged.add(kind)) {
        return false;
      }
    }
    LOG.error("the viewer cannot answer {}: {} (told once)", path, kind, fault);
    return true;
  }
}
