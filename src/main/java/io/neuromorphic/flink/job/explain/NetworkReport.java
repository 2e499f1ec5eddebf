/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.network.NetworkPlan;
import io.neuromorphic.flink.job.network.SynapseFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a job file becomes.
 *
 * @param job its name
 * @param dtMicros length of a window, µs
 * @param parallelism empty where the environment tells it
 * @param operators in topological order
 * @param inputs in the order of the job file
 * @param populations in the order of the job file
 * @param connections all synapses: of projections, then recurrent ones, then those of input lines
 * @param outputs what leaves the job, and where it goes
 * @param totals of all that
 */
public record NetworkReport(
    String job,
    long dtMicros,
    OptionalInt parallelism,
    List<Operator> operators,
    List<Input> inputs,
    List<Population> populations,
    List<Connection> connections,
    List<Output> outputs,
    Totals totals) {

  /** What an operator does. */
  public enum Kind {
    SOURCE,
    ROUTER,
    POPULATIONS,
    RECORDS,
    SINK,
    COMMITTER
  }

  /**
   * An operator of Flink.
   *
   * @param uid of it
   * @param kind of it
   * @param what it does, in words
   * @param populations names of those that live in it
   * @param parallelism empty where something tells it that is not in the job file
   */
  public record Operator(
      String uid, Kind kind, String what, List<String> populations, OptionalInt parallelism) {}

  /**
   * An input.
   *
   * @param name of it
   * @param origin where its events come from, in words
   * @param encode how they become currents, in words; empty for current events
   * @param into names of the populations that they may be sent to
   * @param tauSynMicros time constant of its currents, µs
   */
  public record Input(
      String name, String origin, String encode, List<String> into, OptionalLong tauSynMicros) {

    /** Whether each event names its population itself. */
    public boolean isOfCurrents() {
      return encode.isEmpty();
    }
  }

  /**
   * A population.
   *
   * @param name of it
   * @param width neurons per row
   * @param height rows
   * @param shards ranges it is cut into
   * @param neurons behaviour and parameters
   * @param inputs names of those whose events are sent to it
   * @param projections names of those that lead to it
   * @param bias constant current, in words; empty for none
   * @param noise random current, in words; empty for none
   * @param recurrent whether it has recurrent weights
   * @param together names of the populations that are stepped with it, itself among them
   * @param isCycle whether a spike can come back to where it came from
   * @param operator uid of the operator it lives in
   * @param keyGroups of its shards
   * @param stateBytes of all shards, without waiting input
   */
  public record Population(
      String name,
      int width,
      int height,
      int shards,
      NeuronWords neurons,
      List<String> inputs,
      List<String> projections,
      String bias,
      String noise,
      boolean recurrent,
      List<String> together,
      boolean isCycle,
      String operator,
      List<Integer> keyGroups,
      long stateBytes) {

    /** Number of neurons. */
    public int size() {
      return width * height;
    }
  }

  /** Where synapses are. */
  public enum Role {
    PROJECTION,
    RECURRENT,
    INPUT
  }

  /**
   * Synapses.
   *
   * @param role where they are
   * @param name of the projection, or of the population
   * @param from name of the population that they come from; of input lines: the one they lead to
   * @param to name of the population that they lead to
   * @param kind of the weights, in words
   * @param detail of them, in words; may be empty
   * @param figures how many, and how large
   * @param delayWindows 0 for input lines
   * @param delayMicros the same, µs
   * @param gain of all weights
   * @param tauSynMicros time constant of their currents, µs
   */
  public record Connection(
      Role role,
      String name,
      String from,
      String to,
      String kind,
      String detail,
      SynapseFigures figures,
      int delayWindows,
      long delayMicros,
      float gain,
      OptionalLong tauSynMicros) {

    /** The weights, in words. */
    public String weights() {
      return detail.isEmpty() ? kind : kind + " " + detail;
    }

    /** Whether the name is not that which projections without one get. */
    public boolean hasOwnName() {
      return role == Role.PROJECTION && !name.startsWith(from + "->" + to);
    }
  }

  /**
   * What leaves the job.
   *
   * @param name spikes, rejected or probe
   * @param what it holds, in words; the name where that says all
   * @param where it goes, in words
   */
  public record Output(String name, String what, String where) {}

  /**
   * Sums.
   *
   * @param neurons of all populations
   * @param synapses of all connections
   * @param isExact whether all synapses could be counted
   * @param stateBytes of all populations
   * @param synapseBytes of all connections; what is equal is held once
   * @param keys shards of all populations
   * @param operators of Flink
   */
  public record Totals(
      long neurons,
      long synapses,
      boolean isExact,
      long stateBytes,
      long synapseBytes,
      int keys,
      int operators) {}

  /** The report of a job file. */
  public static NetworkReport of(JobConfig config) {
    NetworkPlan plan = NetworkPlan.of(config);
    List<Operator> operators = new OperatorList(config, plan).operators();
    List<Population> populations = new PopulationList(config, plan).populations();
    List<Connection> connections = ConnectionList.of(config);
    return new NetworkReport(
        config.name(),
        config.dtMicros(),
        config.parallelism(),
        operators,
        config.inputs().stream().map(input -> InputWords.of(config, plan, input)).toList(),
        populations,
        connections,
        OutputWords.of(config),
        totals(operators, populations, connections));
  }

  private static Totals totals(
      List<Operator> operators, List<Population> populations, List<Connection> connections) {
    Map<String, Long> bytes = new HashMap<>();
    connections.forEach(c -> bytes.put(c.figures().id(), c.figures().bytes()));
    return new Totals(
        populations.stream().mapToLong(Population::size).sum(),
        connections.stream().mapToLong(c -> c.figures().count()).sum(),
        connections.stream().allMatch(c -> c.figures().isExact()),
        populations.stream().mapToLong(Population::stateBytes).sum(),
        bytes.values().stream().mapToLong(Long::longValue).sum(),
        populations.stream().mapToInt(Population::shards).sum(),
        operators.size());
  }
}
