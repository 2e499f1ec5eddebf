/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.event.CameraPacket;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;

/**
 * Receives a live sender in a thread of its own. Its packets have times that never begin again, and
 * in silence, every 50 ms or so, there is one without events that says how far time has come.
 *
 * <p>What waits to be read is bounded. Beyond that, datagrams are dropped and counted, newest
 * first; connections are not read on. {@link #next} and {@link #close} are for one thread.
 */
public final class LiveReceiver implements Closeable {

  /** Events that may wait to be read. */
  public static final int BUFFER_EVENTS = 1 << 20;

  private static final long SELECT_MILLIS = 20;
  private static final long SELECT_HOLDING_MILLIS = 1;
  private static final long CLOSE_MILLIS = 5_000;

  private final Selector selector;
  private final Endpoint endpoint;
  private final PacketBuffer buffer;
  private final Gatherer gatherer;
  private final LiveCounts counts = new LiveCounts();
  private final LiveLog log;
  private final ArrivalClock wall = ArrivalClock.ofSystem();
  private final Thread thread;
  private final int port;
  private volatile boolean closed;

  private LiveReceiver(LiveSpec spec, LivePosition from, int bufferEvents) throws IOException {
    buffer = new PacketBuffer(bufferEvents);
    gatherer = new Gatherer(buffer, new LiveClock(spec.times(), from), counts);
    log = new LiveLog(spec, counts);
    selector = Selector.open();
    try {
      endpoint = endpoint(spec);
    } catch (IOException | RuntimeException e) {
      selector.close();
      throw e;
    }
    port = endpoint.port();
    thread = new Thread(this::receive, "live " + spec.address());
    thread.setDaemon(true);
  }

  private Endpoint endpoint(LiveSpec spec) throws IOException {
    if (spec.transport() == Transport.UDP) {
      return new UdpEndpoint(spec, selector, gatherer, counts, wall, log);
    }
    Connector connector =
        spec.listen()
            ? new ListeningConnector(spec, selector, log)
            : new ClientConnector(spec, selector, log);
    return new TcpEndpoint(spec, connector, gatherer, counts, wall, log);
  }

  /**
   * Begins to receive.
   *
   * @throws IOException where the address cannot be received at. That a sender cannot be connected
   *     to is no error: that is tried until it works
   */
  public static LiveReceiver open(LiveSpec spec) throws IOException {
    return open(spec, LivePosition.START, BUFFER_EVENTS);
  }

  /**
   * Begins to receive after an interruption.
   *
   * @param from where time stood
   * @param bufferEvents that may wait to be read, about
   */
  static LiveReceiver open(LiveSpec spec, LivePosition from, int bufferEvents) throws IOException {
    LiveReceiver receiver = new LiveReceiver(spec, from, bufferEvents);
    receiver.thread.start();
    return receiver;
  }

  /**
   * The next packet, or null where there is none within the given time. It belongs to the caller.
   *
   * @throws IOException where receiving has failed for good
   */
  public CameraPacket next(long millis) throws IOException, InterruptedException {
    LivePacket next = buffer.poll(millis);
    return next == null ? null : next.packet();
  }

  /** The next packet, or null where there is none now. */
  LivePacket poll() throws IOException {
    return buffer.poll();
  }

  /** Completes when there is something to {@link #poll}. */
  CompletableFuture<Void> available() {
    return buffer.available();
  }

  /** What has happened so far. */
  public LiveCounts counts() {
    return counts;
  }

  /** The port that is listened at; that of the sender where nothing is. */
  public int port() {
    return port;
  }

  /** Events that wait to be read. */
  long waiting() {
    return buffer.events();
  }

  /** Packets that wait to be read. */
  long waitingPackets() {
    return buffer.packets();
  }

  private void receive() {
    try (selector;
        endpoint) {
      while (!closed) {
        selector.select(gatherer.isHolding() ? SELECT_HOLDING_MILLIS : SELECT_MILLIS);
        selector.selectedKeys().clear();
        long now = System.nanoTime();
        endpoint.turn(now);
        gatherer.turn(wall.micros(), now);
        wall.follow();
        log.tell(now);
      }
    } catch (IOException e) {
      buffer.fail(e);
    } catch (RuntimeException | Error e) {
      buffer.fail(new IOException(e));
      throw e;
    } finally {
      log.tellNow();
    }
  }

  /** Stops receiving; what waits to be read is lost. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
