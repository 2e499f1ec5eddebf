/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What neurons are like.
 *
 * @param behavior name of the behaviour that the job file starts from; empty for none
 * @param parameters that it names beyond that, or that are not Norse's own, and are the same for
 *     all; by Norse's names
 * @param varied names of those that are not
 * @param start where v and u start, in words
 */
public record NeuronWords(
    String behavior, Map<String, Double> parameters, List<String> varied, String start) {

  private static final IzhikevichParameters NORSE = new IzhikevichParameters(0, 0, 0, 0);
  private static final List<String> ALWAYS = List.of("a", "b", "c", "d");

  static NeuronWords of(PopulationConfig population) {
    IzhikevichParameters base =
        population.behavior().map(IzhikevichBehavior::parameters).orElse(NORSE);
    boolean named = population.behavior().isPresent();
    Map<String, Double> usual = numbers(base);
    Map<String, Double> shown = new LinkedHashMap<>();
    numbers(population.parameters())
        .forEach(
            (name, value) -> {
              boolean always = !named && ALWAYS.contains(name);
              if (!population.varied().containsKey(name)
                  && (always || !value.equals(usual.get(name)))) {
                shown.put(name, value);
              }
            });
    return new NeuronWords(
        population.behavior().map(IzhikevichBehavior::norseName).orElse(""),
        shown,
        List.copyOf(population.varied().keySet()),
        start(population));
  }

  private static Map<String, Double> numbers(IzhikevichParameters p) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("a", p.a());
    numbers.put("b", p.b());
    numbers.put("c", p.c());
    numbers.put("d", p.d());
    numbers.put("sq", p.sq());
    numbers.put("mn", p.mn());
    numbers.put("bias", p.bias());
    numbers.put("v_th", p.vTh());
    numbers.put("tau_inv", p.tauInv());
    return numbers;
  }

  private static String start(PopulationConfig population) {
    return population.start().isPresent()
        ? "v and u of each neuron"
        : "v "
            + Amounts.decimal(population.initialV())
            + ", u "
            + Amounts.decimal(population.initialU());
  }

  /** In a line: {@code tonic_spiking, d=8; varied: c}. */
  public String text() {
    String same =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + Amounts.decimal(entry.getValue()))
            .collect(Collectors.joining(", "));
    String both = behavior.isEmpty() || same.isEmpty() ? behavior + same : behavior + ", " + same;
    String different = "varied: " + String.join(", ", varied);
    return varied.isEmpty() ? both : both.isEmpty() ? different : both + "; " + different;
  }
}
