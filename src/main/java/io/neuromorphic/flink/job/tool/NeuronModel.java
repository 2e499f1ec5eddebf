/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.kernel.Izhikevich;
import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.IzhikevichSpikingBehavior;
import io.neuromorphic.flink.kernel.ThresholdMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One neuron as a user describes it: by the name of a behaviour, by parameters, or by both. */
public final class NeuronModel {

  private static final List<String> REQUIRED = List.of("a", "b", "c", "d");

  private final IzhikevichSpikingBehavior neuron;

  private NeuronModel(IzhikevichSpikingBehavior neuron) {
    this.neuron = neuron;
  }

  /**
   * Finds parameters and initial state.
   *
   * <p>With a behaviour, the parameters replace some of its own. Without one, a, b, c and d are
   * needed; v_rest is c and u_rest is v_rest unless given; the others have Norse's defaults. v
   * starts at v_rest, u at u_rest times b.
   *
   * @param behavior name of a behaviour, or nothing
   * @param parameters texts such as {@code a=0.02,b=0.2}; names as in Norse, and {@code v_rest} and
   *     {@code u_rest}
   * @throws UsageException names what was given and what was expected
   */
  public static NeuronModel of(Optional<String> behavior, List<String> parameters) {
    Map<String, String> given = split(parameters);
    try {
      return new NeuronModel(build(behavior.map(IzhikevichBehavior::of), given));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  IzhikevichSpikingBehavior neuron() {
    return neuron;
  }

  private static Map<String, String> split(List<String> parameters) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String list : parameters) {
      for (String item : list.split(",", -1)) {
        int equals = item.indexOf('=');
        if (equals < 1) {
          throw new UsageException("--param '" + item + "': expected NAME=VALUE, such as a=0.02");
        }
        String name = item.substring(0, equals).strip();
        if (given.put(norseName(name), item.substring(equals + 1).strip()) != null) {
          throw new UsageException("--param " + name + " is given twice");
        }
      }
    }
    return given;
  }

  /** {@code vTh} is {@code v_th}. */
  private static String norseName(String name) {
    return switch (name) {
      case "vTh" -> "v_th";
      case "tauInv" -> "tau_inv";
      case "vRest" -> "v_rest";
      case "uRest" -> "u_rest";
      default -> name;
    };
  }

  private static IzhikevichSpikingBehavior build(
      Optional<IzhikevichBehavior> behavior, Map<String, String> given) {
    if (behavior.isEmpty()) {
      requireAll(given);
    }
    IzhikevichParameters p =
        behavior.map(IzhikevichBehavior::parameters).orElse(new IzhikevichParameters(0, 0, 0, 0));
    Optional<Double> vRest = behavior.map(IzhikevichBehavior::vRest);
    Optional<Double> uRest = behavior.map(IzhikevichBehavior::uRest);
    for (Map.Entry<String, String> entry : given.entrySet()) {
      String name = entry.getKey();
      switch (name) {
        case "v_rest" -> vRest = Optional.of(number(name, entry.getValue()));
        case "u_rest" -> uRest = Optional.of(number(name, entry.getValue()));
        case "method" -> p = p.withMethod(ThresholdMethod.of(entry.getValue()));
        default -> {
          p.with(name, 0); // Tells an unknown name before looking at its value.
          p = p.with(name, number(name, entry.getValue()));
        }
      }
    }
    double v = vRest.orElse(p.c());
    return Izhikevich.startingAt(p, v, uRest.orElse(v));
  }

  private static void requireAll(Map<String, String> given) {
    if (given.isEmpty()) {
      throw new UsageException("expected --behavior NAME or --param a=..,b=..,c=..,d=..");
    }
    List<String> missing = REQUIRED.stream().filter(name -> !given.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new UsageException(
          "--param lacks " + String.join(", ", missing) + ": expected a, b, c and d");
    }
  }

  private static double number(String name, String text) {
    return Decimals.parse(text)
        .orElseThrow(
            () ->
                new UsageException("--param " + name + "=" + text + ": expected a decimal number"));
  }
}
