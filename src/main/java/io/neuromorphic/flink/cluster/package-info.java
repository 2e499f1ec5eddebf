/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * A Flink cluster and a Kafka broker on this machine, as real processes, without Flink's or Kafka's
 * distribution: a job manager, task managers, a broker, and a ZooKeeper server where the job
 * manager shall be replaceable, each a JVM of its own on the loopback interface. For trying out and
 * for tests: what shall serve others than this machine's user needs a real installation.
 *
 * <p>All is kept in one folder, {@link io.neuromorphic.flink.cluster.ProcessCluster}, so that
 * another process can find it again. Plain Java: the programs are named, not called.
 */
package io.neuromorphic.flink.cluster;
