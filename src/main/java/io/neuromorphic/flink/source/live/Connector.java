/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Finds senders, one at a time, without waiting. */
interface Connector extends Closeable {

  /**
   * A new connection, or null where there is none now.
   *
   * @throws IOException where there will never be one
   */
  SocketChannel connect(long nowNanos) throws IOException;

  /** Whether a sender waits for the connection there is to end. */
  boolean isAnotherWaiting(long nowNanos);

  /** Whether the connection shall be read, should something arrive. */
  void wantMore(boolean more);

  /** The connection carries what it should. */
  void wasGood();

  /** The connection is over. */
  void lost(String reason, long nowNanos);

  /** The port that is listened at; that of the sender where nothing is. */
  int port();
}
