/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.ThresholdMethod;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parameters of a population's neurons, by their Norse names. */
final class ParametersReader {

  private static final IzhikevichParameters USUAL = new IzhikevichParameters(0, 0, 0, 0);

  private static final List<String> REQUIRED = List.of("a", "b", "c", "d");

  /** Those that no neuron can have for itself: a step does not use them. */
  private static final List<String> SHARED = List.of("method", "alpha");

  /** Of c and d, so that a neuron's state after a spike is finite wherever it was before. */
  private static final NumberRange RESET = new NumberRange(-1e30, 1e30, false);

  private static final List<String> METHODS =
      Arrays.stream(ThresholdMethod.values()).map(ThresholdMethod::norseName).toList();

  static final Keys KEYS =
      Keys.of(
          "parameters",
          number("a", "Time scale of u."),
          number("b", "Sensitivity of u to v."),
          number("c", "Membrane potential after a spike, mV; at most 1e30 in size."),
          number("d", "Added to u at a spike; at most 1e30 in size."),
          number("sq", USUAL.sq(), "Factor of v² in the equation of v."),
          number("mn", USUAL.mn(), "Factor of v in the equation of v."),
          number("bias", USUAL.bias(), "Constant in the equation of v."),
          number("v_th", USUAL.vTh(), "A neuron whose v is above it fires, mV."),
          number(
              "tau_inv",
              USUAL.tauInv(),
              "Norse's: a step advances the model by tau_inv·dt ms, dt in seconds."),
          Key.of(
              "method",
              Key.alternatives(METHODS),
              usual(USUAL.method().norseName()),
              "Surrogate of the threshold's derivative, one for all neurons; a job does not use it."),
          Key.of(
              "alpha",
              NumberRange.FINITE.expected().substring("a ".length()),
              usual(Numbers.plain(USUAL.alpha())),
              "Of that surrogate, one for all neurons; a job does not use it."));

  private static final List<String> NAMES = KEYS.names();

  private ParametersReader() {}

  private static Key number(String name, String means) {
    return Key.of(
            name,
            NeuronNumbersReader.TAKES,
            Default.told("the behaviour's; required without one"),
            means)
        .map(NeuronNumbersReader.KEYS);
  }

  private static Key number(String name, double usual, String means) {
    return Key.of(name, NeuronNumbersReader.TAKES, usual(Numbers.plain(usual)), means)
        .map(NeuronNumbersReader.KEYS);
  }

  private static Default usual(String value) {
    return Default.of(value).but("with a behaviour, the behaviour's");
  }

  /**
   * Reads the key {@code parameters}.
   *
   * @param base the behaviour's, which single parameters replace; empty where there is none, so
   *     that a, b, c and d must be there
   */
  static NeuronParameters read(
      Section population, Optional<IzhikevichParameters> base, NeuronNumbersReader numbers) {
    IzhikevichParameters start = base.orElse(USUAL);
    Optional<Section> parameters = population.section("parameters");
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
    for (String key : NAMES) {
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
