/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeUnit;

/**
 * Waits for senders to connect. Who comes while another is served waits for its turn. A connection
 * that the system cannot give, for want of files perhaps, is tried again a second later.
 */
final class ListeningConnector implements Connector {

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Selector selector;
  private final LiveLog log;
  private final ServerSocketChannel server;
  private final SelectionKey serverKey;
  private SelectionKey key;

  /** A sender that has connected and is not served yet. */
  private SocketChannel next;

  private boolean pausing;
  private long pausedNanos;

  ListeningConnector(LiveSpec spec, Selector selector, LiveLog log) throws IOException {
    this.selector = selector;
    this.log = log;
    server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.setOption(StandardSocketOptions.SO_RCVBUF, spec.socketBytes());
      server.bind(new InetSocketAddress(spec.host(), spec.port()));
      server.configureBlocking(false);
      serverKey = server.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException | UnresolvedAddressException e) {
      server.close();
      throw Sockets.refused("cannot listen at ", spec, e);
    }
  }

  @Override
  public SocketChannel connect(long nowNanos) throws IOException {
    if (!isAnotherWaiting(nowNanos)) {
      serverKey.interestOps(pausing ? 0 : SelectionKey.OP_ACCEPT);
      return null;
    }
    SocketChannel connection = next;
    next = null;
    connection.configureBlocking(false);
    Sockets.noticeDeath(connection);
    key = connection.register(selector, SelectionKey.OP_READ);
    serverKey.interestOps(0);
    log.info("a sender has connected");
    return connection;
  }

  @Override
  public boolean isAnotherWaiting(long nowNanos) {
    if (pausing && nowNanos - pausedNanos < PAUSE_NANOS) {
      return false;
    }
    pausing = false;
    try {
      next = next == null ? server.accept() : next;
    } catch (IOException e) {
      log.warn("cannot accept a connection: " + Sockets.reason(e));
      pausing = true;
      pausedNanos = nowNanos;
    }
    return next != null;
  }

  @Override
  public void wantMore(boolean more) {
    if (key.isValid()) {
      key.interestOps(more ? SelectionKey.OP_READ : 0);
    }
  }

  @Override
  public void wasGood() {
    // Whoever connects next is welcome, too.
  }

  @Override
  public void lost(String reason, long nowNanos) {
    log.info(reason);
    serverKey.interestOps(SelectionKey.OP_ACCEPT);
  }

  @Override
  public int port() {
    return server.socket().getLocalPort();
  }

  @Override
  public void close() throws IOException {
    if (next != null) {
      next.close();
    }
    server.close();
  }
}
