/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.nio.file.Path;

/** A program that starts a broker, says which process it is, and waits to be killed. */
final class BrokerOwner {

  private BrokerOwner() {}

  /** Starts a broker in the folder {@code args[0]}. */
  public static void main(String[] args) throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(BrokerOptions.defaults().withParentFolder(Path.of(args[0])))) {
      System.out.println(broker.process().pid());
      System.in.read();
    }
  }
}
