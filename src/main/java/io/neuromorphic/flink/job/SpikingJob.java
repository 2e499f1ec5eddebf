/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.operator.CameraRouter;
import io.neuromorphic.flink.operator.CurrentRouter;
import io.neuromorphic.flink.operator.EncodeSpec;
import io.neuromorphic.flink.operator.OneInputFactory;
import io.neuromorphic.flink.operator.PopulationOperator;
import io.neuromorphic.flink.operator.PopulationsSpec;
import io.neuromorphic.flink.operator.ProbeTag;
import io.neuromorphic.flink.operator.RejectedTag;
import io.neuromorphic.flink.operator.RouterSpec;
import io.neuromorphic.flink.operator.StageTag;
import io.neuromorphic.flink.sink.ObserverSink;
import io.neuromorphic.flink.source.intake.ClockStart;
import io.neuromorphic.flink.source.intake.IdlePacketWatermarks;
import io.neuromorphic.flink.source.intake.PacketWatermarks;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.state.ShardKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;

/**
 * The floor plan of a job: every input is read, judged and routed; shards are keyed, summed and
 * stepped; spikes, rejected events and the state of probed neurons leave.
 */
public final class SpikingJob {

  /** The group of watermarks in which splits of all inputs wait for each other. */
  public static final String ALIGNED = "inputs";

  private static final Duration ALIGN_INTERVAL = Duration.ofMillis(50);

  private final JobConfig config;
  private final JobClock clock;
  private final Map<String, InputLook> looks;
  private final String bootstrap;
  private final Specs specs;
  private Optional<Path> extraSpikeFile = Optional.empty();
  private Optional<String> observer = Optional.empty();
  private Map<String, EventStream<?>> streams = Map.of();

  /**
   * @param config the job file
   * @param looks what a look at each input told
   * @param clock fixed from those
   * @param bootstrap {@code host:port,…} of Kafka, empty where it is not used
   */
  public SpikingJob(
      JobConfig config, Map<String, InputLook> looks, JobClock clock, String bootstrap) {
    this.config = config;
    this.looks = looks;
    this.clock = clock;
    this.bootstrap = bootstrap;
    this.specs = new Specs(config);
  }

  /** Also writes the spikes to a CSV file, for whoever wants to look at them after the run. */
  public SpikingJob writingSpikesTo(Optional<Path> file) {
    extraSpikeFile = file;
    return this;
  }

  /** Also shows events and spikes to an observer in this JVM, by its id. */
  public SpikingJob observedBy(Optional<String> id) {
    observer = id;
    return this;
  }

  /**
   * What neurons tell.
   *
   * @param spikes of all populations
   * @param rejected events of all inputs
   * @param probed samples of single neurons, where the job file asks for them
   */
  public record Told(
      DataStream<SpikePacket> spikes,
      DataStream<Rejection> rejected,
      DataStream<ProbePacket> probed) {}

  /** Takes the events of some inputs, by name, from streams of a program. */
  public SpikingJob reading(Map<String, EventStream<?>> given) {
    streams = Map.copyOf(given);
    return this;
  }

  /** Adds the job to an environment, which {@link JobSettings} has configured. */
  public void build(StreamExecutionEnvironment env) {
    JobLog.starts(config, clock, env.getConfig());
    Told told = neurons(env);
    Outputs outputs = new Outputs(config, bootstrap);
    outputs.spikes(told.spikes());
    extraSpikeFile.ifPresent(file -> Outputs.spikeFile(told.spikes(), file, "extra-spikes"));
    outputs.rejected(told.rejected());
    outputs.probe(told.probed());
    observer.ifPresent(
        id -> {
          Outputs.observed(told.spikes(), "spikes", ObserverSink.to(id, o -> o::spikes));
          if (config.outputs().probe().isUsed()) {
            Outputs.observed(told.probed(), "probed", ObserverSink.to(id, o -> o::probed));
          }
          Outputs.observed(told.rejected(), "rejected", ObserverSink.to(id, o -> o::rejected));
        });
  }

  /** Adds inputs and neurons to an environment, and no outputs. */
  public Told neurons(StreamExecutionEnvironment env) {
    List<SingleOutputStreamOperator<ShardPacket>> routed = new ArrayList<>();
    for (InputConfig input : config.inputs()) {
      routed.add(input.isCamera() ? camera(env, input) : currents(env, input));
    }
    List<SingleOutputStreamOperator<SpikePacket>> stages = new ArrayList<>();
    for (int i = 0; i < specs.plan().stages().size(); i++) {
      stages.add(stage(i, routed, stages));
    }
    specs.shippedFiles().forEach((name, file) -> env.registerCachedFile(plain(file), name));
    List<DataStream<Rejection>> rejected = new ArrayList<>();
    stages.forEach(stage -> rejected.add(stage.getSideOutput(RejectedTag.REJECTED)));
    routed.forEach(input -> rejected.add(input.getSideOutput(RejectedTag.REJECTED)));
    DataStream<ProbePacket> probed =
        union(stages.stream().map(stage -> stage.getSideOutput(ProbeTag.PROBED)).toList());
    return new Told(union(stages), union(rejected), probed);
  }

  /** All of some streams, of which there is at least one, as one. */
  private static <T> DataStream<T> union(List<? extends DataStream<T>> streams) {
    DataStream<T> all = streams.get(0);
    for (DataStream<T> stream : streams.subList(1, streams.size())) {
      all = all.union(stream);
    }
    return all;
  }

  /** Flink takes a path as it is written, a URI's escapes included. */
  private static String plain(URI file) {
    return new org.apache.flink.core.fs.Path(file).toString();
  }

  /** The neurons of one stage, fed by the inputs and by the stages before. */
  private SingleOutputStreamOperator<SpikePacket> stage(
      int number,
      List<SingleOutputStreamOperator<ShardPacket>> routed,
      List<SingleOutputStreamOperator<SpikePacket>> before) {
    String name = specs.plan().stages().get(number).name();
    List<DataStream<ShardPacket>> fed = new ArrayList<>();
    // Of every input, also of one that sends nothing there: time comes with it.
    for (SingleOutputStreamOperator<ShardPacket> input : routed) {
      fed.add(number == 0 ? input : input.getSideOutput(StageTag.of(name)));
    }
    for (int i = 0; i < before.size(); i++) {
      if (specs.plan().feeds(i, number)) {
        fed.add(before.get(i).getSideOutput(StageTag.of(name)));
      }
    }
    PopulationsSpec populations = specs.stage(number, clock.originMicros());
    return union(fed)
        .keyBy(ShardPacket::key, NeuromorphicTypes.SHARD_KEY)
        .transform(
            uid(OperatorUids.stage(name)),
            NeuromorphicTypes.SPIKE_PACKET,
            new OneInputFactory<ShardPacket, SpikePacket>(
                PopulationOperator.class,
                parameters -> new PopulationOperator(parameters, populations)))
        .uid(uid(OperatorUids.stage(name)))
        .setMaxParallelism(ShardKeys.KEY_GROUPS);
  }

  private static String readerUid(InputConfig input) {
    return input.isStream() ? OperatorUids.stream(input.name()) : OperatorUids.source(input.name());
  }

  private String uid(String own) {
    return config.prefix() + own;
  }

  private SingleOutputStreamOperator<ShardPacket> camera(
      StreamExecutionEnvironment env, InputConfig input) {
    String name = input.name();
    InputLook look = looks.get(name);
    RouterSpec spec = specs.router(input);
    EncodeSpec encode = specs.encode(input, look, MaskFile.read(input.encode().orElseThrow()));
    ClockStart start = clock.starts().get(name);
    SingleOutputStreamOperator<CameraPacket> events =
        input.isStream()
            ? streams.get(name).camera(specs.intake(input), start)
            : read(
                env,
                input,
                Inputs.camera(config, input, look, bootstrap, start, specs),
                NeuromorphicTypes.CAMERA_PACKET);
    return routed(
        input,
        events,
        observer -> packet -> observer.camera(name, packet),
        new OneInputFactory<CameraPacket, ShardPacket>(
            CameraRouter.class, parameters -> new CameraRouter(parameters, spec, encode)));
  }

  private SingleOutputStreamOperator<ShardPacket> currents(
      StreamExecutionEnvironment env, InputConfig input) {
    String name = input.name();
    RouterSpec spec = specs.router(input);
    ClockStart start = clock.starts().get(name);
    SingleOutputStreamOperator<CurrentPacket> events =
        input.isStream()
            ? streams.get(name).currents(specs.intake(input), start)
            : read(
                env,
                input,
                Inputs.currents(config, input, looks.get(name), bootstrap, start, specs),
                NeuromorphicTypes.CURRENT_PACKET);
    return routed(
        input,
        events,
        observer -> packet -> observer.currents(name, packet),
        new OneInputFactory<CurrentPacket, ShardPacket>(
            CurrentRouter.class, parameters -> new CurrentRouter(parameters, spec)));
  }

  private <P extends InputPacket> SingleOutputStreamOperator<P> read(
      StreamExecutionEnvironment env,
      InputConfig input,
      Source<P, ?, ?> source,
      TypeInformation<P> type) {
    return env.fromSource(source, watermarks(input), input.name(), type)
        .setParallelism(parallelism(env, looks.get(input.name())));
  }

  /** The events of an input on their way to the shards; an observer sees them as they set out. */
  private <P> SingleOutputStreamOperator<ShardPacket> routed(
      InputConfig input,
      SingleOutputStreamOperator<P> events,
      SerializableFunction<EventObserver, ObserverSink.Shown<P>> shown,
      OneInputFactory<P, ShardPacket> router) {
    String name = input.name();
    events.uid(uid(readerUid(input)));
    observer.ifPresent(
        id ->
            Outputs.observed(events, "input " + name, ObserverSink.to(id, shown))
                .setParallelism(events.getParallelism()));
    return events
        .transform("route " + name, NeuromorphicTypes.SHARD_PACKET, router)
        .uid(uid(OperatorUids.router(name)))
        .setParallelism(events.getParallelism());
  }

  /** A subtask without a partition would hold all others back; recordings are read one by one. */
  private static int parallelism(StreamExecutionEnvironment env, InputLook look) {
    return Math.max(1, Math.min(env.getParallelism(), look.partitions()));
  }

  private <P extends InputPacket> WatermarkStrategy<P> watermarks(InputConfig input) {
    long outOfOrderness = config.outOfOrdernessMillis();
    Duration idleTimeout = config.idleTimeout();
    WatermarkStrategy<P> strategy =
        Specs.mayFallIdle(input)
            ? WatermarkStrategy.forGenerator(
                context ->
                    new IdlePacketWatermarks<P>(
                        outOfOrderness, idleTimeout, context.getInputActivityClock()))
            : WatermarkStrategy.forGenerator(context -> new PacketWatermarks<P>(outOfOrderness));
    return hasOthers(input)
        ? strategy.withWatermarkAlignment(
            config.prefix() + ALIGNED, config.maxDrift(), ALIGN_INTERVAL)
        : strategy;
  }

  /**
   * Whether there is, or may come to be, a split besides that of the input: recordings are read one
   * after the other, and a topic without an end may get more partitions.
   */
  private boolean hasOthers(InputConfig input) {
    if (config.inputs().size() > 1) {
      return true;
    }
    return input.origin() instanceof InputConfig.KafkaTopic topic
        && !(topic.bounded() && looks.get(input.name()).partitions() == 1);
  }
}
