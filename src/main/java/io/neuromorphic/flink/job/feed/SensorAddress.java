/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.job.config.Suggestions;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.source.live.LiveProtocol;
import io.neuromorphic.flink.source.live.LiveSpec;
import io.neuromorphic.flink.source.live.Transport;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Where a live sensor is, and what it speaks.
 *
 * @param address {@code udp://HOST:PORT} or {@code tcp://HOST:PORT}
 * @param protocol what it speaks, by its name in job files
 * @param listen TCP: whether to wait for the sensor to connect
 * @param width of the sensor, pixels, 0 if unknown
 * @param height of the sensor, pixels, 0 if unknown
 */
public record SensorAddress(
    String address, String protocol, boolean listen, int width, int height) {

  private static final int LARGEST_PORT = 65_535;

  /**
   * The sender as it is received.
   *
   * @throws UsageException names what was given and what was expected
   */
  LiveSpec spec(LiveSpec.Times times) {
    URI uri = uri();
    Transport transport = transport(uri);
    if (listen && transport == Transport.UDP) {
      throw new UsageException("--listen is for tcp://; a udp:// address is always listened at");
    }
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    return new LiveSpec(
        "",
        transport,
        host,
        uri.getPort(),
        listen || transport == Transport.UDP,
        protocol(transport),
        width,
        height,
        LiveSpec.SOCKET_BYTES,
        times);
  }

  private URI uri() {
    try {
      URI uri = new URI(address);
      boolean plain = uri.getPath() == null || uri.getPath().isEmpty();
      if (uri.getHost() != null && plain && uri.getPort() >= 0 && uri.getPort() <= LARGEST_PORT) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw notAnAddress(e);
    }
    throw notAnAddress(null);
  }

  private UsageException notAnAddress(Exception cause) {
    return new UsageException(
        address + ": expected udp://HOST:PORT or tcp://HOST:PORT, such as udp://127.0.0.1:3333",
        cause);
  }

  private Transport transport(URI uri) {
    for (Transport transport : Transport.values()) {
      if (transport.word().equals(uri.getScheme())) {
        return transport;
      }
    }
    throw notAnAddress(null);
  }

  private LiveProtocol protocol(Transport transport) {
    List<String> words = LiveProtocol.words(transport);
    return LiveProtocol.of(protocol)
        .filter(known -> known.allows(transport))
        .orElseThrow(
            () ->
                new UsageException(
                    "--format "
                        + protocol
                        + ": what travels by "
                        + transport.word()
                        + " is "
                        + String.join(", ", words)
                        + Suggestions.didYouMean(protocol, words)));
  }
}
