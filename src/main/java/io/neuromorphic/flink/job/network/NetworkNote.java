/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProjectionConfig;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a savepoint notes of a population's neurons and of their part in a network, where they have
 * one: a restore compares it, for ever. Weights, gains and delays are none of it: they may change.
 */
public final class NetworkNote {

  private static final int HASH_BYTES = 8;

  private NetworkNote() {}

  /** The whole note: parameters, where neurons start, and {@link #of}. */
  public static String ofNeurons(JobConfig config, NetworkPlan plan, PopulationConfig population) {
    return population.parameters() + " from " + start(population) + of(config, plan, population);
  }

  /** A file by its content, wherever it lies. */
  private static String start(PopulationConfig population) {
    return population
        .start()
        .map(state -> "state " + state.hash())
        .orElse("v=" + population.initialV() + " u=" + population.initialU());
  }

  /** Settings as {@code name=value}, a comma and a blank before each; empty for nothing of note. */
  private static String of(JobConfig config, NetworkPlan plan, PopulationConfig population) {
    StringBuilder note = new StringBuilder();
    List<String> together = plan.componentOf(population.name()).populations();
    if (together.size() > 1) {
      note.append(", together=").append(String.join("+", together.stream().sorted().toList()));
    }
    if (population.synapses().recurrent().isPresent()) {
      note.append(", recurrent=yes");
    }
    if (population.synapses().input().isPresent()) {
      note.append(", lines=").append(population.synapses().lines());
    }
    if (!population.varied().isEmpty()) {
      note.append(", varied=").append(hash(population.varied()));
    }
    for (ProjectionConfig projection : config.projections()) {
      if (projection.to().equals(population.name()) && projection.tauSynMicros().isPresent()) {
        note.append(", tau_").append(word(projection.name()));
        note.append('=').append(projection.tauSynMicros().getAsLong()).append("us");
      }
    }
    config.inputs().stream()
        .filter(input -> input.tauSynMicros().isPresent())
        .filter(input -> plan.reaches(input, population.name()))
        .forEach(
            input -> {
              note.append(", tau_").append(word(input.name()));
              note.append('=').append(input.tauSynMicros().getAsLong()).append("us");
            });
    return note.toString();
  }

  private static String word(String name) {
    return name.replaceAll("\\W", "_");
  }

  private static String hash(Map<String, double[]> varied) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(varied)
          .forEach(
              (name, values) -> {
                sha.update((name + ":").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                ByteBuffer one = ByteBuffer.allocate(Double.BYTES);
                for (double value : values) {
                  sha.update(one.putDouble(0, value).array());
                }
              });
      return HexFormat.of().formatHex(sha.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
