/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.codec.SensorInfo;
import java.io.Serializable;

/**
 * A live sender and what is done to its times.
 *
 * @param name of the input, for messages; empty where it is not one of a job
 * @param transport how its bytes arrive
 * @param host UDP, and TCP that listens: the own address to receive at; else the sender's
 * @param port 0 to 65535; 0 lets the system choose, where the host is an own one
 * @param listen TCP: whether to wait for the sender to connect
 * @param protocol which the transport allows
 * @param width of the sensor, pixels, 0 if unknown; events outside are skipped where they can be
 * @param height of the sensor, pixels, 0 if unknown
 * @param socketBytes asked of the system for what has arrived and is not read yet
 * @param times what is done to them
 */
public record LiveSpec(
    String name,
    Transport transport,
    String host,
    int port,
    boolean listen,
    LiveProtocol protocol,
    int width,
    int height,
    int socketBytes,
    Times times)
    implements Serializable {

  /** Of {@link #socketBytes}, where nothing else is wanted: 4 MiB. */
  public static final int SOCKET_BYTES = 4 << 20;

  /** Where senders are expected unless something else is said: on this machine only. */
  public static final String LOOPBACK = "127.0.0.1";

  /** What is done to a sender's times. Events without a time always have that of their arrival. */
  public enum Times {
    /**
     * The first event becomes the wall clock of its arrival; so does the first after a restart of
     * the sender.
     */
    ALIGNED,
    /**
     * Nothing to the first event; after a restart of the sender they go on as if it had not been.
     */
    CONTINUED,
    /** Nothing at all. */
    AS_SENT
  }

  /** Where the socket is, for messages: {@code udp://127.0.0.1:3333}. */
  public String address() {
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return transport.word() + "://" + bracketed + ":" + port;
  }

  /** What begins a message about it: {@code "input 'camera': "}, nothing where it has no name. */
  String stem() {
    return name.isEmpty() ? "" : "input '" + name + "': ";
  }

  SensorInfo sensor() {
    return new SensorInfo("", width, height);
  }
}
