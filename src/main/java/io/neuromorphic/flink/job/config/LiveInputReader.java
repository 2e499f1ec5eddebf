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

  private static final List<String> UDP_KEYS =
      List.of("host", "port", "protocol", "size", "buffer");
  private static final List<String> TCP_KEYS =
      List.of("host", "port", "protocol", "listen", "size");

  private static final int LARGEST_BUFFER = 1 << 30;
  private static final int WIDEST = 65_535;

  private LiveInputReader() {}

  /** Empty where the section is no map. */
  static Optional<Source> read(Section input, String key) {
    return key.equals("udp")
        ? input.section(key, UDP_KEYS).map(LiveInputReader::udp)
        : input.section(key, TCP_KEYS).map(LiveInputReader::tcp);
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
    boolean listen = tcp.flag("listen");
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
    return (int) live.whole("port", 1, 1, 65_535);
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
