/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.InputConfig.Source;
import io.neuromorphic.flink.job.config.InputConfig.Tcp;
import io.neuromorphic.flink.job.config.InputConfig.Udp;
import io.neuromorphic.flink.source.live.LiveProtocol;
import io.neuromorphic.flink.source.live.LiveSpec;
import io.neuromorphic.flink.source.live.Transport;
import java.util.List;
import java.util.Optional;

/** Reads the sensors that an input listens to: the keys {@code udp} and {@code tcp}. */
final class LiveInputReader {

  private static final int LARGEST_BUFFER = 1 << 30;
  private static final int WIDEST = 65_535;

  private static final Key.Whole PORT =
      new Key.Whole("port", 1, 1, 65_535, "", "Port of that address.");

  private static final Key.Word LISTEN =
      Key.flag("listen", "Whether the sender connects to the job; else the job connects to it.");

  private static final Key SIZE =
      Key.of(
          "size",
          "[width, height], pixels, each 1 to " + WIDEST,
          Default.told("as the stream says, where it does"),
          "Of the sensor. Flips need it.");

  static final Keys UDP_KEYS =
      Keys.of(
          "udp",
          Key.of(
              "host",
              "host name or address",
              Default.of(LiveSpec.LOOPBACK),
              "The own address to receive at; `0.0.0.0` for every one."),
          PORT.but(Default.REQUIRED),
          protocolKey(Transport.UDP),
          SIZE,
          Key.of(
              "buffer",
              "bytes, 1 to 1GB, such as `64kB` or `4MB`",
              Default.of((LiveSpec.SOCKET_BYTES >> 20) + "MB"),
              "Asked of the system for what has arrived and is not read yet."));

  static final Keys TCP_KEYS =
      Keys.of(
          "tcp",
          Key.of(
              "host",
              "host name or address",
              Default.of(LiveSpec.LOOPBACK),
              "Where the sender listens; with `listen` the own address to listen at."),
          PORT.but(Default.REQUIRED),
          protocolKey(Transport.TCP),
          LISTEN,
          SIZE);

  private LiveInputReader() {}

  private static Key protocolKey(Transport transport) {
    return Key.of(
        "protocol",
        Key.alternatives(LiveProtocol.words(transport)),
        Default.REQUIRED,
        "What the sender speaks; see [recordings](../recordings.md).");
  }

  /** Empty where the section is no map. */
  static Optional<Source> read(Section input, String key) {
    return key.equals("udp")
        ? input.section(key).map(LiveInputReader::udp)
        : input.section(key).map(LiveInputReader::tcp);
  }

  private static Source udp(Section udp) {
    List<Integer> size = size(udp);
    return new Udp(
        host(udp, "the own address to receive at"),
        port(udp),
        protocol(udp, Transport.UDP),
        size.get(0),
        size.get(1),
        (int) Bytes.read(udp, "buffer", LiveSpec.SOCKET_BYTES, 1, LARGEST_BUFFER));
  }

  private static Source tcp(Section tcp) {
    boolean listen = tcp.flag(LISTEN);
    List<Integer> size = size(tcp);
    return new Tcp(
        host(tcp, listen ? "the own address to listen at" : "where the sender listens"),
        port(tcp),
        protocol(tcp, Transport.TCP),
        listen,
        size.get(0),
        size.get(1));
  }

  private static String host(Section live, String expected) {
    Optional<String> host = live.text("host", "a host: " + expected);
    host.flatMap(Names::problemOfHost)
        .ifPresent(problem -> live.refuse("host", problem + ", " + expected));
    return host.orElse(LiveSpec.LOOPBACK);
  }

  private static int port(Section live) {
    if (!live.has("port")) {
      live.refuse("missing key 'port', a whole number from 1 to 65535");
    }
    return (int) live.whole(PORT);
  }

  private static LiveProtocol protocol(Section live, Transport transport) {
    List<String> words = LiveProtocol.words(transport);
    Optional<String> word = live.text("protocol", String.join(", ", words));
    Optional<LiveProtocol> protocol = word.flatMap(LiveProtocol::of);
    if (word.isEmpty()) {
      if (!live.has("protocol")) {
        live.refuse("missing key 'protocol', one of " + String.join(", ", words));
      }
    } else if (protocol.isEmpty()) {
      live.refuse(
          "protocol",
          "expected one of "
              + String.join(", ", words)
              + ", found "
              + Quoted.of(word.get())
              + Suggestions.didYouMean(word.get(), words));
    } else if (!protocol.get().allows(transport)) {
      live.refuse(
          "protocol",
          Quoted.of(word.get())
              + " does not travel by "
              + transport.word()
              + "; what does: "
              + String.join(", ", words));
    }
    return protocol.orElse(LiveProtocol.of(words.get(0)).orElseThrow());
  }

  private static List<Integer> size(Section live) {
    return live.has("size")
        ? live.wholes("size", "[width, height]", 2, 1, WIDEST).orElse(List.of(0, 0))
        : List.of(0, 0);
  }
}
