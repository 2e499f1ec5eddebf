/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * A real single-node Kafka broker for runs and tests that have none: KRaft mode, in a process of
 * its own, on the loopback interface, in a private folder that is removed with it. {@code job}
 * starts one for {@code bootstrap: embedded}.
 *
 * <p>{@link io.neuromorphic.flink.broker.BrokerMain} runs inside the broker's process and is the
 * only class that sees Kafka's server; the others are plain Java.
 */
package io.neuromorphic.flink.broker;
