/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProjectionConfig;
import io.neuromorphic.flink.job.config.SynapsesConfig;
import io.neuromorphic.flink.job.config.WeightsConfig;
import io.neuromorphic.flink.kernel.DecayingCurrents;
import io.neuromorphic.flink.operator.NetworkSpec;
import io.neuromorphic.flink.operator.ProjectionSpec;
import io.neuromorphic.flink.operator.SynapseLoader;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns what a job file says of a network into what the operators must know. */
public final class NetworkSpecs {

  private static final String LOCAL = "file";

  private final JobConfig config;
  private final NetworkPlan plan;

  /** Files that travel with the job, by the names that they have on the way. */
  private final Map<String, URI> shipped = new LinkedHashMap<>();

  /** For a job that is planned. */
  public NetworkSpecs(JobConfig config, NetworkPlan plan) {
    this.config = config;
    this.plan = plan;
  }

  /** Files that must travel with the job, by name; complete once all populations were asked for. */
  public Map<String, URI> shippedFiles() {
    return shipped;
  }

  /**
   * What a population has beyond common constants and events; null for nothing.
   *
   * @param reachedBy names of the inputs that may send events to it directly
   */
  public NetworkSpec of(PopulationConfig population, Set<String> reachedBy) {
    Map<String, Float> decays = decays(reachedBy);
    List<ProjectionSpec> projections = new ArrayList<>();
    List<NetworkSpec.Destination> destinations = new ArrayList<>();
    String stage = plan.stageOf(population.name()).name();
    for (ProjectionConfig projection : config.projections()) {
      if (projection.to().equals(population.name())) {
        projections.add(projection(projection, population));
      }
      if (projection.from().equals(population.name())) {
        addDestination(projection, stage, destinations);
      }
    }
    SynapsesConfig synapses = population.synapses();
    boolean nothing =
        projections.isEmpty()
            && destinations.isEmpty()
            && decays.isEmpty()
            && population.varied().isEmpty()
            && synapses.recurrent().isEmpty()
            && synapses.input().isEmpty()
            && synapses.bias().length == 0
            && synapses.noise().isEmpty();
    return nothing
        ? null
        : new NetworkSpec(
            population.parameters(),
            new HashMap<>(population.varied()),
            config.dtMicros() / 1e6,
            projections,
            destinations,
            synapses.recurrent().map(w -> loader(w, population, population, 1f)).orElse(null),
            synapses.input().map(w -> inputLoader(w, population)).orElse(null),
            synapses.lines(),
            decays,
            synapses.bias(),
            synapses
                .noise()
                .map(
                    noise ->
                        new NetworkSpec.NoiseSpec(
                            noise.distribution(), noise.seed(), noise.everyWindows()))
                .orElse(null));
  }

  private Map<String, Float> decays(Set<String> reachedBy) {
    Map<String, Float> decays = new TreeMap<>();
    for (InputConfig input : config.inputs()) {
      if (reachedBy.contains(input.name()) && input.tauSynMicros().isPresent()) {
        decays.put(
            input.name(),
            DecayingCurrents.decay(config.dtMicros(), input.tauSynMicros().getAsLong()));
      }
    }
    return decays;
  }

  private ProjectionSpec projection(ProjectionConfig projection, PopulationConfig to) {
    PopulationConfig from = config.population(projection.from());
    boolean together = plan.componentOf(to.name()).populations().contains(from.name());
    return new ProjectionSpec(
        projection.name(),
        from.name(),
        from.shards(),
        projection.delayWindows(),
        loader(projection.weights(), from, to, projection.gain()),
        projection.tauSynMicros().isPresent()
            ? DecayingCurrents.decay(config.dtMicros(), projection.tauSynMicros().getAsLong())
            : ProjectionSpec.NO_DECAY,
        together);
  }

  private void addDestination(
      ProjectionConfig projection, String stage, List<NetworkSpec.Destination> destinations) {
    PopulationConfig to = config.population(projection.to());
    String target = plan.stageOf(to.name()).name();
    NetworkSpec.Destination destination =
        new NetworkSpec.Destination(target, to.name(), to.shards());
    if (!target.equals(stage) && !destinations.contains(destination)) {
      destinations.add(destination);
    }
  }

  private SynapseLoader loader(
      WeightsConfig weights, PopulationConfig from, PopulationConfig to, float gain) {
    return loader(weights, from.size(), from.width(), to.size(), gain, false);
  }

  private SynapseLoader inputLoader(WeightsConfig weights, PopulationConfig population) {
    SynapsesConfig synapses = population.synapses();
    return loader(weights, synapses.lines(), synapses.lineWidth(), population.size(), 1f, true);
  }

  private SynapseLoader loader(
      WeightsConfig weights, int from, int fromWidth, int to, float gain, boolean forValues) {
    if (!(weights instanceof WeightsConfig.File file)) {
      return new GeneratedSynapses(weights, from, fromWidth, to, gain, forValues);
    }
    String scheme = file.file().getScheme();
    String name = scheme == null || scheme.equals(LOCAL) ? shippedAs(file.file()) : "";
    return new FileSynapses(
        file.file().toString(),
        file.tensor().orElse(""),
        name,
        file.hash(),
        from,
        to,
        gain,
        forValues);
  }

  /** The name under which a file travels; one for a file of several tensors. */
  private String shippedAs(URI file) {
    for (Map.Entry<String, URI> known : shipped.entrySet()) {
      if (known.getValue().equals(file)) {
        return known.getKey();
      }
    }
    String name = config.prefix() + "weights-" + shipped.size();
    shipped.put(name, file);
    return name;
  }
}
