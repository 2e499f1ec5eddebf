/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeUnit;

/**
 * Connects to a sender, again and again: after a tenth of a second first, then after twice as long
 * as before, up to five seconds. Warns once an outage.
 */
final class ClientConnector implements Connector {

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final LiveSpec spec;
  private final Selector selector;
  private final LiveLog log;
  private SocketChannel channel;
  private SelectionKey key;
  private boolean connected;
  private boolean warned;
  private long pauseNanos = FIRST_PAUSE_NANOS;
  private boolean pausing;
  private long sinceNanos;

  ClientConnector(LiveSpec spec, Selector selector, LiveLog log) {
    this.spec = spec;
    this.selector = selector;
    this.log = log;
  }

  @Override
  public SocketChannel connect(long nowNanos) throws IOException {
    if (channel == null) {
      if (pausing && nowNanos - sinceNanos < pauseNanos) {
        return null;
      }
      begin(nowNanos);
      if (channel == null) {
        return null;
      }
    }
    try {
      if (channel.finishConnect()) {
        connected = true;
        warned = false;
        key.interestOps(SelectionKey.OP_READ);
        Sockets.noticeDeath(channel);
        log.info("connected");
        return channel;
      }
      if (nowNanos - sinceNanos > PATIENCE_NANOS) {
        failed("no answer", nowNanos);
      }
    } catch (IOException e) {
      failed(Sockets.reason(e), nowNanos);
    }
    return null;
  }

  private void begin(long nowNanos) throws IOException {
    sinceNanos = nowNanos;
    channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, spec.socketBytes());
      channel.configureBlocking(false);
      key = channel.register(selector, SelectionKey.OP_CONNECT);
      channel.connect(new InetSocketAddress(spec.host(), spec.port()));
    } catch (IOException | UnresolvedAddressException e) {
      failed(Sockets.reason(e), nowNanos);
    }
  }

  private void failed(String reason, long nowNanos) throws IOException {
    channel.close();
    pause("cannot connect: " + reason, nowNanos);
  }

  private void pause(String reason, long nowNanos) {
    if (pausing) {
      pauseNanos = Math.min(LONGEST_PAUSE_NANOS, 2 * pauseNanos);
    }
    channel = null;
    connected = false;
    pausing = true;
    sinceNanos = nowNanos;
    if (!warned) {
      warned = true;
      log.warn(reason + "; trying again until it works");
    }
  }

  @Override
  public boolean isAnotherWaiting(long nowNanos) {
    return false;
  }

  @Override
  public void wantMore(boolean more) {
    if (connected && key.isValid()) {
      key.interestOps(more ? SelectionKey.OP_READ : 0);
    }
  }

  @Override
  public void wasGood() {
    pausing = false;
    pauseNanos = FIRST_PAUSE_NANOS;
  }

  @Override
  public void lost(String reason, long nowNanos) {
    pause(reason, nowNanos);
  }

  @Override
  public int port() {
    return spec.port();
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
