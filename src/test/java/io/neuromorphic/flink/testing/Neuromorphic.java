/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.broker.BrokerOptions;
import io.neuromorphic.flink.broker.EmbeddedBroker;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.job.run.JobFailedException;
import io.neuromorphic.flink.job.trial.SpikeRecorder;
import io.neuromorphic.flink.sink.ObserverSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs jobs and pipelines under test in this JVM, and keeps their spikes in memory. The mini
 * cluster is started by the first that needs it and serves all; so is the broker.
 */
public final class Neuromorphic implements AutoCloseable {

  private static final String KAFKA_SERVER = "kafka/server/KafkaRaftServer.class";

  private SharedCluster cluster;
  private EmbeddedBroker broker;

  private Neuromorphic() {}

  /** One of its own, to be closed. */
  public static Neuromorphic create() {
    return new Neuromorphic();
  }

  /** A job file. */
  public TestJob job(Path file) {
    return new TestJob(this, new JobText.InFile(file));
  }

  /**
   * A job.
   *
   * @param job its YAML, whose relative paths are relative to the working directory; or, in one
   *     line that ends in {@code .yaml} or {@code .yml}, the path of its file
   */
  public TestJob job(String job) {
    return job.matches("\\S.*\\.ya?ml")
        ? job(Path.of(job))
        : new TestJob(this, new JobText.InTest(job));
  }

  /**
   * Runs a pipeline until its sources have ended. It may have neurons of {@code
   * io.neuromorphic.flink.stream}, and must then give them no event that is late or invalid: what
   * such a test would see is silence. For a pipeline that is to reject events, see {@link
   * #environment}.
   *
   * @return the spikes that it sent
   * @throws AssertionError where its neurons rejected events; tells how many of which input
   * @throws JobFailedException where it failed
   * @throws IllegalArgumentException where it sent a spike twice
   */
  public SpikeTrains collect(Pipeline pipeline) throws Exception {
    SpikeRecorder recorder = new SpikeRecorder();
    try (ObserverSink.Observed observed = ObserverSink.observe(recorder)) {
      StreamExecutionEnvironment environment = environment();
      pipeline
          .build(environment)
          .sinkTo(ObserverSink.<SpikePacket>to(observed.id(), o -> o::spikes))
          .name("spikes in memory")
          .uid("spikes-in-memory");
      JobExecutionResult result = cluster().execute(environment, "pipeline under test");
      RejectedEvents.in(result.getAllAccumulatorResults())
          .ifPresent(
              text -> {
                throw new AssertionError(text);
              });
    }
    return recorder.trains();
  }

  /** An environment whose jobs run on the mini cluster; they are not restarted when they fail. */
  public StreamExecutionEnvironment environment() throws Exception {
    Configuration settings = new Configuration();
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return cluster().environment(settings);
  }

  synchronized SharedCluster cluster() throws Exception {
    if (cluster == null) {
      cluster = SharedCluster.start();
    }
    return cluster;
  }

  /**
   * Where the broker is, {@code host:port}: a real one, a process of its own on the loopback
   * interface. The first call starts it.
   *
   * @throws IllegalStateException where Kafka's server is not on the class path of the tests
   */
  public synchronized String bootstrap() {
    if (Neuromorphic.class.getClassLoader().getResource(KAFKA_SERVER) == null) {
      throw new IllegalStateException(
          "a broker needs Kafka's server on the class path of the tests: add"
              + " org.apache.kafka:kafka_2.13, scope test, in the version of kafka-clients there");
    }
    try {
      if (broker == null) {
        broker = EmbeddedBroker.start(BrokerOptions.defaults());
      }
      return broker.bootstrap();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the cluster and the broker. */
  @Override
  public synchronized void close() throws Exception {
    try (EmbeddedBroker closing = broker;
        SharedCluster ending = cluster) {
      broker = null;
      cluster = null;
    }
  }

  /** As the JVM ends. */
  synchronized void closeAtExit() throws Exception {
    try (EmbeddedBroker closing = broker) {
      if (cluster != null) {
        cluster.closeAtExit();
      }
    }
  }
}
