/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs of a case: of each contender the same number, one in each round. */
public final class CaseResult {

  private final Case of;
  private final Map<String, List<Measurement>> runs = new LinkedHashMap<>();

  /** Without runs as yet. */
  public CaseResult(Case of) {
    this.of = of;
    of.contenders().forEach(contender -> runs.put(contender.name(), new ArrayList<>()));
  }

  void add(String contender, Measurement run) {
    runs.get(contender).add(run);
  }

  Case of() {
    return of;
  }

  List<Measurement> runs(String contender) {
    return runs.get(contender);
  }

  Spread spread(String contender, Figure figure) {
    return Spread.of(runs.get(contender).stream().mapToDouble(figure::of).toArray());
  }

  /** The contender's figure over the other's of the same round. */
  Spread ratio(String contender, String against, Figure figure) {
    List<Measurement> mine = runs.get(contender);
    List<Measurement> theirs = runs.get(against);
    double[] ratios = new double[mine.size()];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = figure.of(mine.get(round)) / figure.of(theirs.get(round));
    }
    return Spread.of(ratios);
  }

  List<Target.Mark> marks() {
    return of.targets().stream().map(target -> target.mark(this)).toList();
  }

  /**
   * What makes the figures worthless: runs with neurons that got the same number of events and did
   * not send the same spikes. One sentence each.
   */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!of.alike()) {
      return problems;
    }
    Map<Long, String> first = new LinkedHashMap<>();
    runs.forEach(
        (contender, list) -> {
          for (Measurement run : list) {
            if (!run.digest().isEmpty()) {
              String said = run.spikes() + " spikes, digest " + run.digest();
              String before = first.putIfAbsent(run.events(), said);
              if (before != null && !before.equals(said)) {
                problems.add(
                    "%s, %,d events: %s sent %s, another contender or run %s"
                        .formatted(of.name(), run.events(), contender, said, before));
              }
            }
          }
        });
    return problems;
  }
}
