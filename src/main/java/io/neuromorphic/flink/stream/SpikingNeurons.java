/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.job.SpikingJob;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobDescription;
import io.neuromorphic.flink.job.config.JobFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Populations of Izhikevich neurons for a program: what they are and how they are connected. It
 * holds no stream: the same neurons may be put into several programs, such as the real one and its
 * test, or twice into one ({@link Builder#uidPrefix}).
 */
public final class SpikingNeurons {

  private static final String DEFAULT_NAME = "neurons";

  private final Map<String, Object> keys;
  private final Optional<Path> file;
  private final String prefix;

  private SpikingNeurons(Map<String, Object> keys, Optional<Path> file, String prefix) {
    this.keys = keys;
    this.file = file;
    this.prefix = prefix;
  }

  /** Begins with neurons that have nothing but defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Puts them into a program; what feeds them is said next. */
  public NeuronInputs in(StreamExecutionEnvironment env) {
    return new NeuronInputs(this, env);
  }

  /**
   * The group of watermarks in which the sources of the neurons wait for each other. A stream of
   * one's own may join it ({@code WatermarkStrategy.withWatermarkAlignment}), so that a recording
   * does not run ahead of it.
   */
  public String alignmentGroup() {
    return prefix + SpikingJob.ALIGNED;
  }

  /** How messages name the neurons. */
  String label() {
    return prefix.isEmpty() ? "SpikingNeurons" : "SpikingNeurons " + prefix;
  }

  /** The neurons with inputs, checked. */
  JobConfig with(
      List<Map<String, Object>> inputs,
      Map<String, InputConfig.Stream> streams,
      Map<String, Object> kafka) {
    Map<String, Object> all = Settings.with(keys, "inputs", inputs);
    if (!kafka.isEmpty()) {
      all = Settings.with(all, "kafka", kafka);
    }
    try {
      return JobDescription.read(all, streams, file, label()).withPrefix(prefix);
    } catch (JobFileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Says what neurons there are. */
  public static final class Builder {

    private final Map<String, Object> keys = new LinkedHashMap<>();
    private final Map<String, Object> populations = new LinkedHashMap<>();
    private final List<Object> projections = new ArrayList<>();
    private final Map<String, Object> probed = new LinkedHashMap<>();
    private Optional<String> probedEvery = Optional.empty();
    private Optional<Path> file = Optional.empty();
    private String prefix = "";

    private Builder() {}

    /**
     * Starts from the populations and projections of a job file, its dt, origin and other settings
     * of neurons. Its inputs and outputs are left out; what the builder is told goes before what
     * the file says, and populations of the builder take the place of all of its own.
     */
    public Builder jobFile(Path file) {
      this.file = Optional.of(file);
      return this;
    }

    /** A name for the log, and the consumer group of Kafka sources unless these name one. */
    public Builder name(String name) {
      keys.put("name", name);
      return this;
    }

    /**
     * What the uids of the operators begin with. Needed where a program has several neurons; the
     * uids without one are those of a job file, so that a savepoint of either can be resumed with
     * the other.
     *
     * @param prefix letters, digits, dot, underscore and hyphen; a hyphen is put after it
     */
    public Builder uidPrefix(String prefix) {
      if (!prefix.matches("[A-Za-z0-9._-]{1,100}")) {
        throw new IllegalArgumentException(
            "uidPrefix: expected 1 to 100 of the characters A-Z a-z 0-9 . _ -, found '"
                + prefix
                + "'");
      }
      this.prefix = prefix + "-";
      return this;
    }

    /** Length of a window; one step is made for each. 1 ms by default. */
    public Builder dt(Duration dt) {
      keys.put("dt", Settings.text(dt));
      return this;
    }

    /** Start of the first window, where no event may lie before; rounded down to whole windows. */
    public Builder origin(Instant origin) {
      return originMicros(ChronoUnit.MICROS.between(Instant.EPOCH, origin));
    }

    /** The same in µs. */
    public Builder originMicros(long micros) {
      keys.put("origin", micros);
      return this;
    }

    /**
     * How far events of one file, partition or socket of an {@link EventSource} may be out of
     * order; 5 ms by default. For streams of one's own, their watermarks say it.
     */
    public Builder outOfOrderness(Duration outOfOrderness) {
      keys.put("out-of-orderness", Settings.text(outOfOrderness));
      return this;
    }

    /**
     * An event of an {@link EventSource} that lies further ahead than this, without as much
     * wall-clock time having passed, is rejected; where it is the first and lies so far from the
     * origin, the program fails. One hour by default. In a stream of one's own, an event may be so
     * far from the timestamp of its record, and lie ten years after the origin, or this where it is
     * more.
     */
    public Builder maxGap(Duration gap) {
      keys.put("max-gap", Settings.text(gap));
      return this;
    }

    /** After so long without a record, a split of an {@link EventSource} holds nobody back. */
    public Builder idleTimeout(Duration timeout) {
      keys.put("idle-timeout", Settings.text(timeout));
      return this;
    }

    /** A rejected event other than a late one fails the program. By default none does. */
    public Builder failOnInvalid() {
      keys.put("on-invalid", "fail");
      return this;
    }

    /** Adds a population. */
    public Builder population(Population population) {
      if (populations.putIfAbsent(population.name(), population.keys()) != null) {
        throw new IllegalArgumentException(
            "there are two populations '" + population.name() + "'; a name is given once");
      }
      return this;
    }

    /** Adds synapses between populations, or of one to itself. */
    public Builder projection(Projection projection) {
      projections.add(projection.keys());
      return this;
    }

    /**
     * Probes neurons of a population: their v and u can be had of {@link NeuronStreams#samples()}.
     * What is probed changes no spike and is no part of the state: other neurons may be probed
     * after a restore.
     *
     * @param population its name
     * @param neurons from 0; of all populations at most 1,000
     */
    public Builder probe(String population, int... neurons) {
      return probed(population, Arrays.stream(neurons).boxed().toList());
    }

    /** Probes all neurons of a population, of which there are at most 1,000. */
    public Builder probeAll(String population) {
      return probed(population, "all");
    }

    private Builder probed(String population, Object neurons) {
      if (probed.putIfAbsent(population, neurons) != null) {
        throw new IllegalArgumentException(
            "population '" + population + "' is probed twice; name all of its neurons at once");
      }
      return this;
    }

    /**
     * Time between two samples of probed neurons, a multiple of dt, at multiples of which they are
     * taken; dt by default.
     */
    public Builder probeEvery(Duration time) {
      probedEvery = Optional.of(Settings.text(time));
      return this;
    }

    /**
     * Checks what was said.
     *
     * @throws IllegalArgumentException where it cannot be; a line for each problem, which names the
     *     key of a job file that it would be, what was found and what was expected
     */
    public SpikingNeurons build() {
      Map<String, Object> all = new LinkedHashMap<>(keys);
      if (file.isEmpty()) {
        all.putIfAbsent("name", DEFAULT_NAME);
      }
      if (file.isEmpty() || !populations.isEmpty()) {
        all.put("populations", new LinkedHashMap<>(populations));
      }
      if (!projections.isEmpty()) {
        all.put("projections", List.copyOf(projections));
      }
      if (!probed.isEmpty() || probedEvery.isPresent()) {
        Map<String, Object> probe = new LinkedHashMap<>();
        probe.put("neurons", new LinkedHashMap<>(probed));
        probedEvery.ifPresent(time -> probe.put("every", time));
        all.put("outputs", Map.of("probe", probe));
      }
      SpikingNeurons neurons = new SpikingNeurons(all, file, prefix);
      // Whatever feeds them: an input of currents may reach all.
      neurons.with(
          List.of(Map.of("name", "any")),
          Map.of("any", new InputConfig.Stream(true, false)),
          Map.of());
      return neurons;
    }
  }
}
