/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The door for programs: Izhikevich neurons, and what feeds and reads them, in a {@code DataStream}
 * program of one's own.
 *
 * <pre>{@code
 * SpikingNeurons neurons =
 *     SpikingNeurons.builder()
 *         .dt(Duration.ofMillis(1))
 *         .origin(Instant.EPOCH)
 *         .population(Population.named("skin").size(64).behavior("tonic_spiking"))
 *         .build();
 *
 * NeuronStreams told =
 *     neurons
 *         .in(env)
 *         .currents(
 *             "touch",
 *             readings, // a DataStream of your own, with watermarks
 *             (reading, out) -> out.add(reading.micros(), "skin", reading.taxel(), reading.force()))
 *         .apply();
 *
 * told.events().print();
 * }</pre>
 *
 * <ul>
 *   <li>What neurons there are: {@link io.neuromorphic.flink.stream.SpikingNeurons}, of {@link
 *       io.neuromorphic.flink.stream.Population}s and {@link
 *       io.neuromorphic.flink.stream.Projection}s.
 *   <li>What feeds them, {@link io.neuromorphic.flink.stream.NeuronInputs}: streams of the
 *       program's own, or an {@link io.neuromorphic.flink.stream.EventSource} of recordings,
 *       scenes, sensors and Kafka topics.
 *   <li>What they tell: {@link io.neuromorphic.flink.stream.NeuronStreams}, and where it goes:
 *       {@link io.neuromorphic.flink.stream.KafkaSpikeSink}, {@link
 *       io.neuromorphic.flink.stream.SpikeFiles}, or what a program likes. Samples of probed
 *       neurons have {@link io.neuromorphic.flink.stream.KafkaProbeSink} and {@link
 *       io.neuromorphic.flink.stream.ProbeFiles}.
 * </ul>
 *
 * <p>A program and a job file that say the same become the same operators, with the same uids, and
 * fire the same spikes, bit for bit. What is public here is what programs may rely on: it changes
 * only with a note in the changelog, and not within a minor version. All other packages may change
 * with any version.
 *
 * <p>No other package of the project uses this one; it says what is wanted, and {@code job} builds
 * it, as it builds what a job file says.
 */
package io.neuromorphic.flink.stream;
