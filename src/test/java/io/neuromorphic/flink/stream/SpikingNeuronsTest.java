/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.job.InputLook;
import io.neuromorphic.flink.job.InputLooks;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.SpikingJob;
import io.neuromorphic.flink.job.config.JobConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program says wrong, it hears before it runs; what it says right becomes a job. */
class SpikingNeuronsTest {

  @TempDir Path folder;

  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.createLocalEnvironment(2);

  private static Population one(String name) {
    return Population.named(name).size(1).behavior("tonic_spiking");
  }

  private static SpikingNeurons.Builder good() {
    return SpikingNeurons.builder().origin(Instant.EPOCH).population(one("a"));
  }

  private DataStream<CurrentEvent> events() {
    return env.fromData(new CurrentEvent(0, "a", 0, 1));
  }

  private static void refuses(Runnable said, String... words) {
    assertThatThrownBy(said::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void refusesWhatAJobFileCouldNotSay() {
    refuses(() -> SpikingNeurons.builder().build(), "SpikingNeurons: populations", "at least one");
    refuses(
        () -> good().population(Population.named("b").size(2)).build(),
        "SpikingNeurons: populations.b: needs 'behavior' or 'parameters'");
    refuses(
        () -> good().population(one("b").behavior("tonic_spikin")).build(),
        "populations.b.behavior: no behaviour 'tonic_spikin', did you mean 'tonic_spiking'?");
    refuses(() -> good().population(one("b").shards(2)).build(), "populations.b.shards", "'2'");
    refuses(() -> good().population(one("a")), "two populations 'a'");
    refuses(
        () ->
            good()
                .projection(Projection.between("a", "c").weights(SynapticWeights.oneToOne(1)))
                .build(),
        "projections.a->c.to: no population 'c'");
    refuses(
        () ->
            good()
                .projection(
                    Projection.between("a", "a")
                        .weights(SynapticWeights.matrix(new float[][] {{1, 2}})))
                .build(),
        "projections.a->a.weights: row 0: expected 1 weights, one for each of population 'a' of"
            + " size 1, found 2");
    refuses(
        () ->
            good()
                .population(
                    one("b").recurrentWeights(SynapticWeights.matrix(new float[][] {{Float.NaN}})))
                .build(),
        "populations.b.recurrent-weights: row 0, column 0: expected a finite number, found 'NaN'");
    refuses(
        () -> good().probe("b", 0).build(),
        "SpikingNeurons: outputs.probe.neurons: no population 'b'");
    refuses(
        () -> good().probe("a", 1).build(),
        "outputs.probe.neurons.a: expected neurons from 0 to 0",
        "found '1'");
    refuses(() -> good().probe("a").build(), "outputs.probe.neurons.a: ", "found none");
    refuses(() -> good().probe("a", 0).probeAll("a"), "population 'a' is probed twice");
    refuses(() -> good().probeEvery(Duration.ofMillis(2)).build(), "outputs.probe.neurons: ");
    refuses(
        () -> good().probeAll("a").probeEvery(Duration.ofNanos(1_500_000)).build(),
        "outputs.probe.every: expected a multiple of dt");
    refuses(() -> good().dt(Duration.ofNanos(1)), "whole microseconds");
    refuses(() -> good().uidPrefix("a b"), "uidPrefix", "'a b'");
  }

  @Test
  void startsFromTheNeuronsOfAJobFile() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("job.yaml"),
            """
            name: on-file
            dt: 2ms
            origin: 4000
            parallelism: 7
            inputs: whatever
            populations:
              a: {size: 3, behavior: tonic_spiking}
            outputs: whatever
            """);
    NeuronStreams told =
        SpikingNeurons.builder()
            .jobFile(file)
            .build()
            .in(env)
            .currents("x", events(), (e, out) -> out.add(e))
            .apply();
    assertThat(told.populations()).containsExactly("a");
    assertThat(told.originMicros()).isEqualTo(4_000);

    refuses(
        () -> SpikingNeurons.builder().jobFile(file).dt(Duration.ZERO).build(),
        "SpikingNeurons: dt: ");
    Files.writeString(file, "name: x\npopulations:\n  a: {size: 0, behavior: tonic_spiking}\n");
    refuses(
        () -> SpikingNeurons.builder().jobFile(file).build(), "job.yaml:3: populations.a.size: ");
  }

  @Test
  void refusesInputsThatDoNotFit() {
    refuses(() -> good().build().in(env).apply(), "inputs: expected a list of at least one");
    refuses(
        () ->
            good()
                .build()
                .in(env)
                .camera(CameraInput.named("c").into("b"), SceneSource.builder().build())
                .apply(),
        "inputs.c.into: no population 'b'");
    refuses(
        () ->
            SpikingNeurons.builder()
                .population(one("a"))
                .build()
                .in(env)
                .currents("x", events(), (e, out) -> out.add(e))
                .apply(),
        "say when the first window starts");
    refuses(
        () ->
            good()
                .build()
                .in(env)
                .currents(CurrentInput.named("x").fromZero(), events(), (e, out) -> out.add(e))
                .apply(),
        "inputs.x.time: expected as-recorded or {shift: ...}");
    refuses(
        () ->
            good()
                .build()
                .in(StreamExecutionEnvironment.createLocalEnvironment(1))
                .currents("x", events(), (e, out) -> out.add(e)),
        "the stream of input 'x' is of another program");
    refuses(
        () -> RecordingSource.camera().path(folder.resolve("none.aedat4")).build(), "none.aedat4");
    refuses(() -> KafkaEventSource.currents().setTopic("t").build(), "missing kafka.bootstrap");
  }

  @Test
  void refusesProgramsThatCannotHaveNeurons() {
    NeuronInputs inputs = good().build().in(env).currents("x", events(), (e, out) -> out.add(e));
    env.setRuntimeMode(RuntimeExecutionMode.BATCH);
    refuses(inputs::apply, "runtime mode BATCH", "use STREAMING");
    env.setRuntimeMode(RuntimeExecutionMode.STREAMING);
    inputs.apply().events().print();
    refuses(
        () -> good().build().in(env).currents("x", events(), (e, out) -> out.add(e)).apply(),
        "other neurons with the uid 'populations'",
        "uidPrefix");
    good()
        .uidPrefix("right")
        .build()
        .in(env)
        .currents("x", events(), (e, out) -> out.add(e))
        .apply();
  }

  @Test
  void refusesSinksThatCannotWrite() {
    refuses(() -> KafkaSpikeSink.builder().setTopic("t").build(), "setBootstrapServers");
    KafkaSpikeSinkBuilder sink =
        KafkaSpikeSink.builder().setBootstrapServers("h:1").setTopic("s.{population}");
    refuses(sink::build, "'s.{population}' needs setPopulations");
    refuses(
        sink.setTopic("s").setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)::build,
        "setTransactionalIdPrefix");
    refuses(sink.setDeliveryGuarantee(DeliveryGuarantee.NONE)::build, "NONE");
  }

  @Test
  void aSourceThatIsBuiltStaysAsItIs() {
    KafkaEventSource.Builder<CurrentPacket> topic =
        KafkaEventSource.currents().setBootstrapServers("h:1").setTopic("a").setGroupId("one");
    EventSource<CurrentPacket> a = topic.build();
    EventSource<CurrentPacket> b = topic.setTopic("b").setGroupId("two").build();
    assertThat(a.keys()).isEqualTo(Map.of("kafka", Map.of("topic", "a")));
    assertThat(b.keys()).isEqualTo(Map.of("kafka", Map.of("topic", "b")));
    assertThat(a.kafka())
        .isEqualTo(Map.of("bootstrap", "h:1", "properties", Map.of("group.id", "one")));

    SceneSource.Builder scene = SceneSource.builder().size(8, 8);
    EventSource<CameraPacket> small = scene.build();
    scene.size(16, 16).build();
    assertThat(small.keys()).extracting("scene").isEqualTo(Map.of("size", List.of(8, 8)));

    SensorSource.Builder sensor = SensorSource.udp(7).protocol("spif").size(2, 2);
    EventSource<CameraPacket> near = sensor.build();
    sensor.host("127.0.0.2").build();
    assertThat(near.keys()).extracting("udp").asString().doesNotContain("127.0.0.2");
  }

  @Test
  void secretsDoNotTravelWithSinksNorSources() {
    KafkaSpikeSinkBuilder sink = KafkaSpikeSink.builder().setBootstrapServers("h:1").setTopic("s");
    KafkaEventSource.Builder<CurrentPacket> topic =
        KafkaEventSource.currents().setBootstrapServers("h:1").setTopic("a");
    String[] words = {"kafka.properties.ssl.key.password", "a secret may not stand here"};
    refuses(sink.setProperty("ssl.key.password", "hunter2")::build, words);
    refuses(topic.setProperty("ssl.key.password", "hunter2")::build, words);
    refuses(sink.setProperty("ssl.key.password", "${vault:x}")::build, "expected ${env:NAME}");
    sink.setProperty("ssl.key.password", "${env:SOME_SECRET}").build();
    assertThat(SinkProperties.forKafka("h:1", Map.of("ssl.key.password", "${env:SOME_SECRET}")))
        .containsKey("config.providers")
        .extractingByKey("ssl.key.password")
        .isNotEqualTo("${env:SOME_SECRET}");
    assertThat(SinkProperties.forKafka("h:1", Map.of("linger.ms", "5")))
        .isEqualTo(Map.of("linger.ms", "5"));
    refuses(
        sink.setProperty("ssl.key.password", "${env:A}").setProperty("transactional.id", "x")
            ::build,
        "Kafka sink: kafka.properties.transactional.id: may not be set here");
  }

  @Test
  void sourcesOfDifferentBrokersAreToldWithoutTheirProperties() {
    NeuronInputs inputs = good().build().in(env);
    inputs.currents(
        "x",
        KafkaEventSource.currents()
            .setBootstrapServers("h:1")
            .setTopic("a")
            .setProperty("client.rack", "left-rack")
            .build());
    EventSource<CurrentPacket> other =
        KafkaEventSource.currents().setBootstrapServers("h:2").setTopic("a").build();
    assertThatThrownBy(() -> inputs.currents("y", other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("bootstrap", "properties")
        .hasMessageNotContaining("left-rack");
  }

  @Test
  void aSecretThatIsNotThereIsToldBeforeTheProgramRuns() {
    NeuronInputs inputs =
        good()
            .build()
            .in(env)
            .currents(
                "x",
                KafkaEventSource.currents()
                    .setBootstrapServers("h:1")
                    .setTopic("a")
                    .setProperty("ssl.key.password", "${env:NO_SUCH_VARIABLE_HERE}")
                    .build());
    assertThatThrownBy(inputs::apply).hasMessageContaining("NO_SUCH_VARIABLE_HERE");
  }

  /** A savepoint of either can be resumed with the other. */
  @Test
  void hasTheUidsOfAJobFile() throws Exception {
    JobConfig config =
        JobFile.of(
                folder,
                """
                name: uids
                inputs:
                  - {name: camera, scene: {size: [8, 8], duration: 1ms}, into: retina}
                populations:
                  retina: {size: [8, 8], behavior: tonic_spiking}
                  motion: {size: 2, behavior: tonic_spiking}
                projections:
                  - {from: retina, to: motion, weights: {all-to-all: 1}}
                """)
            .read();
    StreamExecutionEnvironment other = StreamExecutionEnvironment.createLocalEnvironment(2);
    Map<String, InputLook> looks = InputLooks.of(config, "");
    SpikingJob.Told job =
        new SpikingJob(config, looks, JobClock.of(config, looks, 0), "").neurons(other);
    NeuronStreams program =
        SpikingNeurons.builder()
            .population(Population.named("retina").size(8, 8).behavior("tonic_spiking"))
            .population(Population.named("motion").size(2).behavior("tonic_spiking"))
            .projection(Projection.between("retina", "motion").weights(SynapticWeights.allToAll(1)))
            .build()
            .in(env)
            .camera(
                CameraInput.named("camera").into("retina"),
                SceneSource.builder().size(8, 8).duration(Duration.ofMillis(1)).build())
            .apply();

    assertThat(uids(program.spikes()))
        .isEqualTo(uids(job.spikes()))
        .containsExactlyInAnyOrder(
            "source-camera", "router-camera", "populations", "populations-motion");
  }

  @Test
  void hasNoSamplesOfNeuronsThatAreNotProbed() {
    NeuronStreams told =
        good().build().in(env).currents("x", events(), (e, out) -> out.add(e)).apply();
    assertThatThrownBy(told::samples)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("no neuron is probed", "probe(\"population\", 0, ...)");
  }

  /** For ever. */
  @Test
  void hasUidsOfItsOwnForStreamsAndWithAPrefix() {
    NeuronStreams program =
        good()
            .uidPrefix("left")
            .probeAll("a")
            .build()
            .in(env)
            .currents("x", events(), (e, out) -> out.add(e))
            .apply();

    assertThat(uids(program.events()))
        .containsExactlyInAnyOrder(
            "left-stream-x", "left-router-x", "left-populations", "left-spike-events");
    assertThat(uids(program.samples()))
        .containsExactlyInAnyOrder(
            "left-stream-x", "left-router-x", "left-populations", "left-probe-samples");
  }

  private static Set<String> uids(DataStream<?> stream) {
    Set<String> uids = new TreeSet<>();
    Set<Transformation<?>> all =
        new HashSet<>(stream.getTransformation().getTransitivePredecessors());
    all.add(stream.getTransformation());
    for (Transformation<?> each : all) {
      if (each.getUid() != null) {
        uids.add(each.getUid());
      }
    }
    return uids;
  }

  @Test
  void knowsWhetherAStreamEnds() {
    assertThat(ProgramChecks.isBounded(events().map(e -> e))).isTrue();
    assertThat(
            ProgramChecks.isBounded(
                env.fromSource(
                        SensorSource.udp(7).protocol("spif").size(2, 2).build(),
                        PacketTimes.watermarks(Duration.ZERO),
                        "udp")
                    .returns(EventTypes.CAMERA_PACKET)))
        .isFalse();
  }
}
