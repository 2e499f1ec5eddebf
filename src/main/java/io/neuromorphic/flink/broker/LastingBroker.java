/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A broker that is not bound to the process that starts it: a folder with its settings, and the
 * command that runs it there. Killed in whatever way and started again, it answers at the same port
 * and holds what it held.
 */
public final class LastingBroker {

  private LastingBroker() {}

  /**
   * Writes the settings of a broker into its folder, on ports that are free now.
   *
   * @param folder private to the broker, made if it is missing; its data lies in {@code data}, its
   *     log is {@code broker.log}
   * @param settings Kafka broker settings, put over the project's own
   * @return where clients reach it, {@code 127.0.0.1:port}
   * @throws IOException if the folder cannot be written
   */
  public static String prepare(Path folder, Map<String, String> settings) throws IOException {
    BrokerFolder place = BrokerFolder.at(folder);
    BrokerPorts ports = BrokerPorts.free();
    place.writeSettings(
        BrokerSettings.of(
            BrokerOptions.defaults().withSettings(settings),
            place.data(),
            ports.broker(),
            ports.controller()));
    return BrokerSettings.HOST + ":" + ports.broker();
  }

  /** Options of the JVM that runs it. */
  public static List<String> jvmOptions(Path folder) {
    BrokerFolder place = new BrokerFolder(folder.toAbsolutePath());
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        "-Dlog4j2.configurationFile=" + place.logging().toUri());
  }

  /** Main class and arguments. */
  public static List<String> program(Path folder) {
    return List.of(
        BrokerMain.class.getName(), folder.toAbsolutePath().toString(), BrokerMain.LASTING);
  }
}
