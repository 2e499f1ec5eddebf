/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.Durations;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobConfig.CheckpointConfig;
import io.neuromorphic.flink.job.config.KafkaConfig;
import io.neuromorphic.flink.job.config.ProjectionConfig;
import io.neuromorphic.flink.job.config.SynapsesConfig;
import io.neuromorphic.flink.job.config.WeightsConfig;
import io.neuromorphic.flink.job.network.NetworkPlan;
import io.neuromorphic.flink.job.secret.SecretNames;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * What a job goes by, with all that its file leaves to defaults: by the keys of the job file, each
 * input, population, projection and output in a line of its own. Without secrets.
 */
public final class EffectiveSettings {

  private final JobConfig config;
  private final Map<String, String> settings = new LinkedHashMap<>();

  private EffectiveSettings(JobConfig config) {
    this.config = config;
  }

  /** The settings, in the order of the job file. */
  public static Map<String, String> of(JobConfig config) {
    EffectiveSettings made = new EffectiveSettings(config);
    made.job();
    NetworkPlan plan = NetworkPlan.of(config);
    config.inputs().forEach(input -> made.input(input, InputWords.of(config, plan, input)));
    List<NetworkReport.Population> populations = new PopulationList(config, plan).populations();
    for (int i = 0; i < populations.size(); i++) {
      made.population(populations.get(i), config.populations().get(i).synapses());
    }
    config.projections().forEach(made::projection);
    OutputWords.of(config).forEach(made::output);
    if (config.usesKafka()) {
      made.kafka(config.kafka());
    }
    return made.settings;
  }

  /** What each operator does, in words, by its uid. */
  public static Map<String, String> operators(JobConfig config) {
    Map<String, String> operators = new LinkedHashMap<>();
    new OperatorList(config, NetworkPlan.of(config))
        .operators()
        .forEach(operator -> operators.put(operator.uid(), operator.what()));
    return operators;
  }

  private void job() {
    settings.put("name", config.name());
    settings.put("dt", Amounts.micros(config.dtMicros()));
    settings.put(
        "origin",
        config.origin().micros().isPresent()
            ? Long.toString(config.origin().micros().getAsLong())
            : "auto");
    settings.put("out-of-orderness", Amounts.micros(1_000 * config.outOfOrdernessMillis()));
    settings.put(
        "parallelism",
        config.parallelism().isPresent()
            ? Integer.toString(config.parallelism().getAsInt())
            : "the environment's");
    settings.put("state", word(config.state()));
    settings.put(
        "checkpoints", config.checkpoints().map(EffectiveSettings::checkpoints).orElse("off"));
    settings.put("latency", config.latency().word());
    settings.put("on-invalid", config.failOnInvalid() ? "fail" : "reject");
    settings.put("max-gap", Durations.text(Duration.of(config.maxGapMicros(), ChronoUnit.MICROS)));
    settings.put("idle-timeout", Durations.text(config.idleTimeout()));
    settings.put("max-drift", Durations.text(config.maxDrift()));
  }

  private static String checkpoints(CheckpointConfig checkpoints) {
    return "every " + Durations.text(checkpoints.interval()) + ", " + checkpoints.dir();
  }

  private void input(InputConfig given, NetworkReport.Input input) {
    StringBuilder text = new StringBuilder(input.origin());
    if (given.origin() instanceof InputConfig.Recording
        || given.origin() instanceof InputConfig.Scene) {
      text.append(", speed ");
      text.append(given.speed().isPresent() ? Amounts.decimal(given.speed().getAsDouble()) : "max");
    }
    text.append(", time ").append(word(given.clock().kind()));
    if (given.clock().kind() == InputConfig.ClockKind.SHIFT) {
      text.append(' ').append(given.clock().shiftMicros());
    }
    if (!input.encode().isEmpty()) {
      text.append(", ").append(input.encode());
    }
    input.tauSynMicros().ifPresent(tau -> text.append(", tau-syn ").append(Amounts.micros(tau)));
    text.append(", into ").append(String.join(" ", input.into()));
    settings.put("inputs." + input.name(), text.toString());
  }

  private void population(NetworkReport.Population population, SynapsesConfig synapses) {
    StringBuilder text = new StringBuilder();
    text.append(population.width()).append(" x ").append(population.height()).append(" neurons, ");
    text.append(Amounts.of(population.shards(), "shard")).append(", ");
    text.append(population.neurons().text()).append(", ").append(population.neurons().start());
    if (!population.bias().isEmpty()) {
      text.append(", bias ").append(population.bias());
    }
    if (!population.noise().isEmpty()) {
      text.append(", noise ").append(population.noise());
    }
    synapses.recurrent().ifPresent(w -> text.append(", recurrent-weights ").append(words(w)));
    synapses.input().ifPresent(w -> text.append(", input-weights ").append(words(w)));
    settings.put("populations." + population.name(), text.toString());
  }

  private void projection(ProjectionConfig projection) {
    StringBuilder text = new StringBuilder();
    text.append(projection.from()).append(" to ").append(projection.to()).append(", ");
    text.append(words(projection.weights())).append(", delay ");
    text.append(Amounts.micros(projection.delayWindows() * config.dtMicros()));
    text.append(", gain ").append(Amounts.decimal(projection.gain()));
    projection
        .tauSynMicros()
        .ifPresent(tau -> text.append(", tau-syn ").append(Amounts.micros(tau)));
    settings.put("projections." + projection.name(), text.toString());
  }

  /** Unlike a report of them: without a look into files. */
  private static String words(WeightsConfig weights) {
    return (WeightWords.kind(weights) + " " + WeightWords.detail(weights)).strip();
  }

  private void output(NetworkReport.Output output) {
    String what = output.what().equals(output.name()) ? "" : output.what() + ": ";
    settings.compute(
        "outputs." + output.name(),
        (name, before) -> before == null ? what + output.where() : before + "; " + output.where());
  }

  private void kafka(KafkaConfig kafka) {
    settings.put("kafka.bootstrap", kafka.embedded() ? "embedded" : kafka.bootstrap());
    settings.put(
        "kafka.transactional-id-prefix", kafka.transactionalIdPrefix().orElse(config.name()));
    kafka.properties().entrySet().stream()
        .filter(property -> !property.getKey().startsWith(AbstractConfig.CONFIG_PROVIDERS_CONFIG))
        .forEach(
            property ->
                settings.put(
                    "kafka.properties." + property.getKey(),
                    shown(property.getKey(), property.getValue())));
  }

  /** A secret is a reference by now; whatever else sounds like one is not repeated. */
  private static String shown(String name, String value) {
    boolean reference = value.startsWith("${");
    return SecretNames.soundsSecret(name) && !reference ? "..." : value;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
