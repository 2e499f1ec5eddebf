/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.job.EventStream;
import io.neuromorphic.flink.job.InputLook;
import io.neuromorphic.flink.job.InputLooks;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.JobTopics;
import io.neuromorphic.flink.job.LiveInputs;
import io.neuromorphic.flink.job.SpikingJob;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.source.intake.PacketFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what feeds {@link SpikingNeurons} in a program: at least one input.
 *
 * <p>A stream of the program's own must have watermarks of the clock of its events: neurons are
 * stepped by them alone. A watermark of W ms says that no event with t before (W + 1)·1000 µs comes
 * any more; one that does is rejected as late. Its subtasks that may stay silent need {@code
 * withIdleness}.
 */
public final class NeuronInputs {

  private static final Logger LOG = LoggerFactory.getLogger(NeuronInputs.class);

  private final SpikingNeurons neurons;
  private final StreamExecutionEnvironment env;
  private final List<Map<String, Object>> inputs = new ArrayList<>();
  private final Map<String, EventStream<?>> streams = new HashMap<>();
  private final Map<String, InputConfig.Stream> kinds = new HashMap<>();
  private Map<String, Object> kafka = Map.of();

  NeuronInputs(SpikingNeurons neurons, StreamExecutionEnvironment env) {
    this.neurons = neurons;
    this.env = env;
  }

  /** Current events of a recording or topic. */
  public NeuronInputs currents(CurrentInput input, EventSource<CurrentPacket> source) {
    return source(input.keys(), source);
  }

  /** Current events of a recording or topic. */
  public NeuronInputs currents(String name, EventSource<CurrentPacket> source) {
    return currents(CurrentInput.named(name), source);
  }

  /** Camera events of a recording, scene, sensor or topic. */
  public NeuronInputs camera(CameraInput input, EventSource<CameraPacket> source) {
    return source(input.keys(), source);
  }

  /** Current events that are made of what a stream of the program carries. */
  public <T> NeuronInputs currents(
      CurrentInput input, DataStream<T> stream, CurrentFunction<T> currents) {
    CurrentFunction<T> made = env.clean(currents);
    PacketFunction<T, CurrentPacket> events =
        (value, packet) ->
            made.currents(
                value,
                (micros, population, neuron, current) ->
                    packet.add(micros, packet.dictionaryIndex(population), neuron, current));
    return stream(input.keys(), new EventStream<>(stream, null, events), false);
  }

  /** Current events that are made of what a stream of the program carries. */
  public <T> NeuronInputs currents(String name, DataStream<T> stream, CurrentFunction<T> currents) {
    return currents(CurrentInput.named(name), stream, currents);
  }

  /** Camera events that are made of what a stream of the program carries. */
  public <T> NeuronInputs camera(
      CameraInput input, DataStream<T> stream, CameraFunction<T> pixels) {
    CameraFunction<T> made = env.clean(pixels);
    PacketFunction<T, CameraPacket> events =
        (value, packet) ->
            made.events(
                value,
                (micros, x, y, on) -> {
                  if ((x | y) >>> 16 == 0) {
                    packet.add(micros, x, y, on ? 1 : 0);
                  } else {
                    // A packet holds 16 bits of each: it would become some other pixel.
                    packet.addUnparsable(
                        "expected x and y from 0 to 65535",
                        "",
                        "t = " + micros + ", x = " + x + ", y = " + y);
                  }
                });
    return stream(input.keys(), new EventStream<>(stream, events, null), true);
  }

  /** Packets of current events of the program, which it may have looked at before. */
  public NeuronInputs currentPackets(CurrentInput input, DataStream<CurrentPacket> stream) {
    return stream(input.keys(), new EventStream<>(stream, null, null), false);
  }

  /** Packets of camera events of the program, which it may have looked at before. */
  public NeuronInputs cameraPackets(CameraInput input, DataStream<CameraPacket> stream) {
    return stream(input.keys(), new EventStream<>(stream, null, null), true);
  }

  private NeuronInputs source(Map<String, Object> input, EventSource<?> source) {
    Map<String, Object> keys = input;
    for (Map.Entry<String, Object> key : source.keys().entrySet()) {
      keys = Settings.with(keys, key.getKey(), key.getValue());
    }
    inputs.add(keys);
    if (!source.kafka().isEmpty()) {
      if (!kafka.isEmpty() && !kafka.equals(source.kafka())) {
        throw new IllegalArgumentException(
            neurons.label()
                + ": all Kafka sources must have the same servers, group and properties; input '"
                + input.get("name")
                + "' differs from those before it in "
                + String.join(" and ", Settings.differing(kafka, source.kafka()))
                + "; put one of them into the program with fromSource(...), and its stream here");
      }
      kafka = source.kafka();
    }
    return this;
  }

  private NeuronInputs stream(Map<String, Object> input, EventStream<?> events, boolean camera) {
    if (events.stream().getExecutionEnvironment() != env) {
      throw new IllegalArgumentException(
          neurons.label()
              + ": the stream of input '"
              + input.get("name")
              + "' is of another program");
    }
    String name = (String) input.get("name");
    inputs.add(input);
    streams.put(name, events);
    kinds.put(name, new InputConfig.Stream(ProgramChecks.isBounded(events.stream()), camera));
    return this;
  }

  /**
   * Looks at the inputs and adds them and the neurons to the program.
   *
   * @throws IllegalArgumentException where inputs and neurons do not go together; a line for each
   *     problem
   * @throws io.neuromorphic.flink.job.JobStartException where a recording or topic is not what it
   *     should be, or, in a program that runs here, a port is taken
   * @throws io.neuromorphic.flink.job.secret.MissingSecretException where a secret is not there
   */
  public NeuronStreams apply() {
    ProgramChecks.check(env, neurons.label());
    JobConfig config = neurons.with(List.copyOf(inputs), kinds, kafka);
    if (!streams.isEmpty() && config.origin().micros().isEmpty()) {
      throw new IllegalArgumentException(
          neurons.label()
              + ": an input that is a stream cannot be looked at before the program runs: say when"
              + " the first window starts, with origin(Instant.EPOCH), origin(Instant.now()), ...");
    }
    ProgramChecks.checkUids(env, config, neurons.label());
    config.kafka().checkSecrets();
    if (env instanceof LocalStreamEnvironment) {
      LiveInputs.checkPorts(config);
    }
    String bootstrap = config.kafka().bootstrap();
    if (config.usesKafka()) {
      new JobTopics(config).prepare(bootstrap).forEach(LOG::warn);
    }
    Map<String, InputLook> looks = InputLooks.of(config, bootstrap);
    JobClock clock = JobClock.of(config, looks, System.currentTimeMillis());
    SpikingJob.Told told =
        new SpikingJob(config, looks, clock, bootstrap).reading(streams).neurons(env);
    return new NeuronStreams(config, clock.originMicros(), told);
  }
}
