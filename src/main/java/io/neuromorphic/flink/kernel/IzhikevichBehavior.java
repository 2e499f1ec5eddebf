/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The 20 named behaviours, with Norse's names and parameters: the panels of figure 1 of E. M.
 * Izhikevich, "Which model to use for cortical spiking neurons?", IEEE Transactions on Neural
 * Networks 15 (2004). Parameters that are not given have Norse's defaults.
 */
public enum IzhikevichBehavior {
  TONIC_SPIKING(base(0.02, 0.2, -65, 6), -70, -70, "regular spikes for as long as the input lasts"),
  PHASIC_SPIKING(base(0.02, 0.25, -65, 6), -64, -64, "one spike at the onset of the input"),
  TONIC_BURSTING(base(0.02, 0.2, -50, 2), -70, -70, "bursts for as long as the input lasts"),
  PHASIC_BURSTING(
      base(0.02, 0.25, -55, 0.05).with("tau_inv", 200),
      -64,
      -64,
      "one burst at the onset of the input"),
  MIXED_MODE(base(0.02, 0.2, -55, 4), -70, -70, "a burst at the onset, then regular spikes"),
  SPIKE_FREQUENCY_ADAPTATION(
      base(0.01, 0.2, -65, 8), -70, -70, "spikes that become rarer under constant input"),
  CLASS_1_EXC(
      base(0.02, -0.1, -55, 6).with("mn", 4.1).with("bias", 108),
      -60,
      -60,
      "a rate that grows from zero with the strength of the input"),
  CLASS_2_EXC(
      base(0.2, 0.26, -65, 0), -64, -64, "silence up to some strength, then at once a high rate"),
  SPIKE_LATENCY(
      base(0.02, 0.2, -65, 6), -70, -70, "a spike long after a brief pulse; weaker is later"),
  SUBTHRESHOLD_OSCILLATION(
      base(0.05, 0.26, -60, 0), -62, -62, "v rings after a spike, below the threshold"),
  RESONATOR(base(0.1, 0.26, -60, -1), -62, -62, "fires for pulses of the right spacing only"),
  INTEGRATOR(
      base(0.02, -0.1, -55, 6).with("mn", 4.1).with("bias", 108),
      -60,
      -60,
      "fires for pulses that come close together"),
  REBOUND_SPIKE(
      base(0.03, 0.25, -60, 4).with("tau_inv", 200), -64, -64, "a spike after inhibition ends"),
  REBOUND_BURST(
      base(0.03, 0.25, -52, 0).with("tau_inv", 200), -64, -64, "a burst after inhibition ends"),
  THRESHOLD_VARIABILITY(
      base(0.03, 0.25, -60, 4), -64, -64, "a pulse too weak to fire does after brief inhibition"),
  BISTABILITY(
      base(0.1, 0.26, -60, 0),
      -61,
      -61,
      "a pulse switches tonic spiking on (in theory, another off)"),
  DAP(
      base(1, 0.2, -60, -21).with("tau_inv", 100),
      -70,
      -70,
      "v overshoots after a spike: depolarising after-potential"),
  ACCOMODATION(
      base(0.02, 1, -55, 4).with("tau_inv", 500),
      -65,
      -16,
      "in theory, only a steep ramp makes it fire; as in Norse, it fires by itself"),
  INHIBITION_INDUCED_SPIKING(
      base(-0.02, -1, -60, 8), -63.8, -63.8, "spikes brought about by less input"),
  INHIBITION_INDUCED_BURSTING(
      base(-0.026, -1, -45, -2), -63.8, -63.8, "bursts brought about by less input");

  private final IzhikevichParameters parameters;
  private final double vRest;
  private final double uRest;
  private final String shows;

  IzhikevichBehavior(IzhikevichParameters parameters, double vRest, double uRest, String shows) {
    this.parameters = parameters;
    this.vRest = vRest;
    this.uRest = uRest;
    this.shows = shows;
  }

  /** Name as in Norse, such as {@code tonic_spiking}. */
  public String norseName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, in Norse's order. */
  public static List<String> norseNames() {
    return Arrays.stream(values()).map(IzhikevichBehavior::norseName).toList();
  }

  /**
   * The behaviour of a Norse name.
   *
   * @throws IllegalArgumentException for any other name; lists the names and suggests the nearest
   */
  public static IzhikevichBehavior of(String norseName) {
    for (IzhikevichBehavior behavior : values()) {
      if (behavior.norseName().equals(norseName)) {
        return behavior;
      }
    }
    throw new IllegalArgumentException(Names.unknown("behavior", norseName, norseNames()));
  }

  /** Its parameters. */
  public IzhikevichParameters parameters() {
    return parameters;
  }

  /** v at rest, mV: where v starts. */
  public double vRest() {
    return vRest;
  }

  /** v at rest as far as u is concerned, mV: u starts at uRest·b. */
  public double uRest() {
    return uRest;
  }

  /** What it shows, in a phrase. */
  public String shows() {
    return shows;
  }

  /** Parameters and initial state as Norse holds them. */
  public IzhikevichSpikingBehavior behavior() {
    return Izhikevich.startingAt(parameters, vRest, uRest);
  }

  private static IzhikevichParameters base(double a, double b, double c, double d) {
    return new IzhikevichParameters(a, b, c, d);
  }
}
