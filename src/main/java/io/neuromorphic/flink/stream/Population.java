/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A named set of neurons. Every method gives a new one: those that are alike may start from one
 * that is shared.
 */
public final class Population {

  private final String name;
  private final Map<String, Object> keys;

  private Population(String name, Map<String, Object> keys) {
    this.name = name;
    this.keys = keys;
  }

  /**
   * A population without anything yet. It needs a size, and a behaviour or parameters.
   *
   * @param name letters, digits, dot, underscore and hyphen; unique among the populations
   */
  public static Population named(String name) {
    return new Population(name, Map.of());
  }

  private Population with(String key, Object value) {
    return new Population(name, Settings.with(keys, key, value));
  }

  private Population within(String map, String key, Object value) {
    return new Population(name, Settings.within(keys, map, key, value));
  }

  /** So many neurons, numbered from 0. */
  public Population size(int neurons) {
    return with("size", neurons);
  }

  /** Rows of neurons: neuron {@code y · width + x} is at (x, y). */
  public Population size(int width, int height) {
    return with("size", List.of(width, height));
  }

  /** Parameters and initial state of one of the 20 named behaviours. */
  public Population behavior(IzhikevichBehavior behavior) {
    return behavior(behavior.norseName());
  }

  /** The same by the name that Norse has for it, such as {@code tonic_spiking}. */
  public Population behavior(String norseName) {
    return with("behavior", norseName);
  }

  /** Parameters of all neurons; with a behaviour, instead of its own. */
  public Population parameters(IzhikevichParameters p) {
    return parameter("a", p.a())
        .parameter("b", p.b())
        .parameter("c", p.c())
        .parameter("d", p.d())
        .parameter("sq", p.sq())
        .parameter("mn", p.mn())
        .parameter("bias", p.bias())
        .parameter("v_th", p.vTh())
        .parameter("tau_inv", p.tauInv());
  }

  /**
   * One parameter, instead of the behaviour's.
   *
   * @param norseName {@code a}, {@code b}, {@code c}, {@code d}, {@code sq}, {@code mn}, {@code
   *     bias}, {@code v_th} or {@code tau_inv}
   * @param values one for all neurons, or one for each
   */
  public Population parameter(String norseName, double... values) {
    return within("parameters", norseName, Settings.numbers(values));
  }

  /**
   * Membrane potential at the origin, mV.
   *
   * @param values one for all neurons, or one for each
   */
  public Population initialV(double... values) {
    return within("initial", "v", Settings.numbers(values));
  }

  /**
   * Recovery variable at the origin.
   *
   * @param values one for all neurons, or one for each
   */
  public Population initialU(double... values) {
    return within("initial", "u", Settings.numbers(values));
  }

  /** State at the origin, from a file of the arrays {@code v} and {@code u} ({@code .npz}). */
  public Population initialState(Path file) {
    return within("initial", "state", file.toString());
  }

  /**
   * Cuts the neurons into ranges that may be stepped by as many subtasks. It changes no spike; a
   * savepoint cannot be resumed with another number.
   *
   * @param shards 1 to 128, and at most as many as there are neurons
   */
  public Population shards(int shards) {
    return with("shards", shards);
  }

  /**
   * A constant current.
   *
   * @param currents one for all neurons, or one for each
   */
  public Population bias(double... currents) {
    return with("bias", Settings.numbers(currents));
  }

  /** A random current, drawn anew for every neuron and window from a normal distribution. */
  public Population normalNoise(double mean, double standardDeviation, long seed) {
    return with("noise", Map.of("normal", List.of(mean, standardDeviation), "seed", seed));
  }

  /** A random current, drawn anew for every neuron and window from [low, high). */
  public Population uniformNoise(double low, double high, long seed) {
    return with("noise", Map.of("uniform", List.of(low, high), "seed", seed));
  }

  /** Weights [size, size] by which the neurons get their own spikes of the window before. */
  public Population recurrentWeights(SynapticWeights weights) {
    return with("recurrent-weights", weights.keys());
  }

  /**
   * Weights [size, lines] through which input passes: events then address a line, not a neuron.
   *
   * @param lines number of input lines
   */
  public Population inputWeights(int lines, SynapticWeights weights) {
    return with("input-size", lines).with("input-weights", weights.keys());
  }

  String name() {
    return name;
  }

  Map<String, Object> keys() {
    return keys;
  }
}
