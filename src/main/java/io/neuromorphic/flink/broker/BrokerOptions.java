/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How an embedded broker is started.
 *
 * @param parentFolder in which the broker's own folder is made; it holds everything sent to the
 *     broker until the broker is closed
 * @param heap of the broker's JVM, as in {@code -Xmx}
 * @param startTimeout how long one start may take
 * @param stopAtExit whether it is stopped when this JVM begins to shut down; where false, it is
 *     stopped by {@link EmbeddedBroker#close()}, or by the end of this process
 * @param settings Kafka broker settings, put over those of {@link BrokerSettings}
 */
public record BrokerOptions(
    Path parentFolder,
    String heap,
    Duration startTimeout,
    boolean stopAtExit,
    Map<String, String> settings) {

  /** Copies the settings. */
  public BrokerOptions {
    settings = Map.copyOf(settings);
  }

  /** In the system's temporary folder, 512 MB of heap, 30 seconds to start. */
  public static BrokerOptions defaults() {
    return new BrokerOptions(
        Path.of(System.getProperty("java.io.tmpdir")),
        "512m",
        Duration.ofSeconds(30),
        true,
        Map.of());
  }

  /** The same with another {@link #parentFolder()}. */
  public BrokerOptions withParentFolder(Path folder) {
    return new BrokerOptions(folder, heap, startTimeout, stopAtExit, settings);
  }

  /** The same with another {@link #heap()}. */
  public BrokerOptions withHeap(String size) {
    return new BrokerOptions(parentFolder, size, startTimeout, stopAtExit, settings);
  }

  /** The same with another {@link #startTimeout()}. */
  public BrokerOptions withStartTimeout(Duration timeout) {
    return new BrokerOptions(parentFolder, heap, timeout, stopAtExit, settings);
  }

  /** The same with another {@link #stopAtExit()}. */
  public BrokerOptions withStopAtExit(boolean stop) {
    return new BrokerOptions(parentFolder, heap, startTimeout, stop, settings);
  }

  /** The same with other {@link #settings()}. */
  public BrokerOptions withSettings(Map<String, String> brokerSettings) {
    return new BrokerOptions(parentFolder, heap, startTimeout, stopAtExit, brokerSettings);
  }
}
