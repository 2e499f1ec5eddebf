/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.ThresholdMethod;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of a population's neurons, by their Norse names. */
final class ParametersReader {

  private static final List<String> KEYS =
      List.of("a", "b", "c", "d", "sq", "mn", "bias", "v_th", "tau_inv", "method", "alpha");
  private static final List<String> REQUIRED = List.of("a", "b", "c", "d");

  /** So that u after a spike is finite wherever u before it is. */
  private static final double LARGEST_D = 1e30;

  private ParametersReader() {}

  /**
   * Reads the key {@code parameters}.
   *
   * @param base the behaviour's, which single parameters replace; empty where there is none, so
   *     that a, b, c and d must be there
   */
  static IzhikevichParameters read(Section population, Optional<IzhikevichParameters> base) {
    IzhikevichParameters start = base.orElse(new IzhikevichParameters(0, 0, 0, 0));
    Optional<Section> parameters = population.section("parameters", KEYS);
    if (parameters.isEmpty()) {
      return start;
    }
    Section p = parameters.get();
    List<String> missing = REQUIRED.stream().filter(key -> !p.has(key)).toList();
    if (base.isEmpty() && !missing.isEmpty()) {
      p.refuse("missing " + String.join(", ", missing) + " (or add a 'behavior' to start from)");
    }
    return new IzhikevichParameters(
        real(p, "a", start.a()),
        real(p, "b", start.b()),
        real(p, "c", start.c()),
        p.real("d", start.d(), -LARGEST_D, LARGEST_D),
        real(p, "sq", start.sq()),
        real(p, "mn", start.mn()),
        real(p, "bias", start.bias()),
        real(p, "v_th", start.vTh()),
        real(p, "tau_inv", start.tauInv()),
        method(p, start.method()),
        real(p, "alpha", start.alpha()));
  }

  private static double real(Section p, String key, double fallback) {
    return p.real(key, fallback, -Float.MAX_VALUE, Float.MAX_VALUE);
  }

  private static ThresholdMethod method(Section p, ThresholdMethod fallback) {
    List<ThresholdMethod> methods = List.of(ThresholdMethod.values());
    List<String> names = methods.stream().map(ThresholdMethod::norseName).toList();
    return methods.get(names.indexOf(p.word("method", fallback.norseName(), names)));
  }
}
