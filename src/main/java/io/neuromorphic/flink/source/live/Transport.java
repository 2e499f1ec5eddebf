/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.util.Locale;

/** How bytes of a live sender arrive. */
public enum Transport {
  /** Datagrams: may be lost, doubled or out of order. */
  UDP,
  /** A connection: bytes in order, cut anywhere. */
  TCP;

  /** Its name in job files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
