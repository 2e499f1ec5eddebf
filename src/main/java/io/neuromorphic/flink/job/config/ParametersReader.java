/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.ThresholdMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parameters of a population's neurons, by their Norse names. */
final class ParametersReader {

  private static final List<String> KEYS =
      List.of("a", "b", "c", "d", "sq", "mn", "bias", "v_th", "tau_inv", "method", "alpha");
  private static final List<String> REQUIRED = List.of("a", "b", "c", "d");

  /** Those that no neuron can have for itself: a step does not use them. */
  private static final List<String> SHARED = List.of("method", "alpha");

  /** Of c and d, so that a neuron's state after a spike is finite wherever it was before. */
  private static final NumberRange RESET = new NumberRange(-1e30, 1e30, false);

  private ParametersReader() {}

  /**
   * Reads the key {@code parameters}.
   *
   * @param base the behaviour's, which single parameters replace; empty where there is none, so
   *     that a, b, c and d must be there
   */
  static NeuronParameters read(
      Section population, Optional<IzhikevichParameters> base, NeuronNumbersReader numbers) {
    IzhikevichParameters start = base.orElse(new IzhikevichParameters(0, 0, 0, 0));
    Optional<Section> parameters = population.section("parameters", KEYS);
    if (parameters.isEmpty()) {
      return new NeuronParameters(start, Map.of());
    }
    Section p = parameters.get();
    List<String> missing = REQUIRED.stream().filter(key -> !p.has(key)).toList();
    if (base.isEmpty() && !missing.isEmpty()) {
      p.refuse("missing " + String.join(", ", missing) + " (or add a 'behavior' to start from)");
    }
    IzhikevichParameters first = start.withMethod(method(p, start.method()));
    first = first.with("alpha", p.number("alpha", NumberRange.FINITE).orElse(first.alpha()));
    Map<String, double[]> varied = new LinkedHashMap<>();
    for (String key : KEYS) {
      Optional<double[]> read =
          SHARED.contains(key) ? Optional.empty() : numbers.read(p, key, range(key));
      if (read.isPresent()) {
        first = first.with(key, read.get()[0]);
        if (read.get().length > 1) {
          varied.put(key, read.get());
        }
      }
    }
    return new NeuronParameters(first, Collections.unmodifiableMap(varied));
  }

  private static NumberRange range(String key) {
    return key.equals("c") || key.equals("d") ? RESET : NumberRange.FINITE;
  }

  private static ThresholdMethod method(Section p, ThresholdMethod fallback) {
    List<ThresholdMethod> methods = List.of(ThresholdMethod.values());
    List<String> names = methods.stream().map(ThresholdMethod::norseName).toList();
    return methods.get(names.indexOf(p.word("method", fallback.norseName(), names)));
  }
}
