/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Behaviours as tables for a terminal. */
public final class BehaviorText {

  private static final int ROWS = 25;
  private static final int SPIKES_A_LINE = 10;

  /** The parameters that only some behaviours change. */
  private static final IzhikevichParameters DEFAULTS = new IzhikevichParameters(0, 0, 0, 0);

  private BehaviorText() {}

  /** The 20 behaviours: name, parameters, what each shows; a line each. */
  public static String list() {
    StringBuilder text = new StringBuilder();
    line(text, "%-28s%7s%6s%5s%6s  %-18s%s", "name", "a", "b", "c", "d", "other", "shows");
    for (IzhikevichBehavior behavior : IzhikevichBehavior.values()) {
      IzhikevichParameters p = behavior.parameters();
      line(
          text,
          "%-28s%7s%6s%5s%6s  %-18s%s",
          behavior.norseName(),
          number(p.a()),
          number(p.b()),
          number(p.c()),
          number(p.d()),
          others(p),
          behavior.shows());
    }
    return text.toString();
  }

  /** A summary of a trace, its course in some rows, and all its spikes. */
  public static String show(BehaviorTrace trace) {
    StringBuilder text = new StringBuilder();
    IzhikevichParameters p = IzhikevichBehavior.of(trace.name()).parameters();
    int steps = trace.current().length;
    line(text, "%s: %s", trace.name(), trace.shows());
    line(
        text,
        "parameters  a=%s, b=%s, c=%s, d=%s%s",
        number(p.a()),
        number(p.b()),
        number(p.c()),
        number(p.d()),
        others(p).isEmpty() ? "" : ", " + others(p));
    line(text, "current     %s", trace.stimulus());
    line(
        text,
        "window      %s ms of the model, %,d steps of %s ms (dt %s s)",
        number(trace.timeMillis()),
        steps,
        number(trace.timestep()),
        number(trace.dt()));
    if (trace.lengthMillis() > trace.timeMillis()) {
      line(
          text,
          "            the stimulus lasts %s ms: see all of it with --time %s",
          number(trace.lengthMillis()),
          number(trace.lengthMillis()));
    }
    text.append('\n');
    course(text, trace);
    text.append('\n');
    spikes(text, trace);
    return text.toString();
  }

  private static void course(StringBuilder text, BehaviorTrace trace) {
    int steps = trace.current().length;
    line(text, "%10s%10s%10s%10s%8s", "ms", "current", "v", "u", "spikes");
    int spike = 0;
    int row = 0;
    for (int rows = Math.min(ROWS, steps); row < rows; row++) {
      int last = (int) ((row + 1L) * steps / rows) - 1;
      int before = spike;
      while (spike < trace.spikes().length && trace.spikes()[spike] <= last) {
        spike++;
      }
      line(
          text,
          "%10s%10s%10.2f%10.2f%8s",
          number(trace.endMillis(last)),
          number(trace.current()[last]),
          trace.v()[last + 1],
          trace.u()[last + 1],
          spike == before ? "" : spike - before);
    }
  }

  private static void spikes(StringBuilder text, BehaviorTrace trace) {
    int[] spikes = trace.spikes();
    line(text, "%s", spikes.length == 1 ? "1 spike, ms" : spikes.length + " spikes, ms");
    for (int from = 0; from < spikes.length; from += SPIKES_A_LINE) {
      StringJoiner times = new StringJoiner(" ", "  ", "");
      for (int n = from; n < Math.min(spikes.length, from + SPIKES_A_LINE); n++) {
        times.add(number(trace.endMillis(spikes[n])));
      }
      line(text, "%s", times);
    }
  }

  private static String others(IzhikevichParameters p) {
    StringJoiner changed = new StringJoiner(", ");
    if (p.mn() != DEFAULTS.mn()) {
      changed.add("mn=" + number(p.mn()));
    }
    if (p.bias() != DEFAULTS.bias()) {
      changed.add("bias=" + number(p.bias()));
    }
    if (p.tauInv() != DEFAULTS.tauInv()) {
      changed.add("tau_inv=" + number(p.tauInv()));
    }
    return changed.toString();
  }

  /** Names of all behaviours, for the help. */
  public static List<String> names() {
    return IzhikevichBehavior.norseNames();
  }

  private static String number(double value) {
    return Decimals.format((float) value);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
