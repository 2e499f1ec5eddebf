/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.util.List;

/** Measures the contenders of a case in turn, each round in another order. */
final class Rounds {

  /** Runs a contender once. */
  interface Runner {
    Measurement run(Contender contender) throws Exception;
  }

  private Rounds() {}

  static CaseResult measure(Case what, int repetitions, Runner runner) throws Exception {
    CaseResult result = new CaseResult(what);
    List<Contender> contenders = what.contenders();
    for (int round = 0; round < repetitions; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        Contender contender = contenders.get((round + i) % contenders.size());
        result.add(contender.name(), runner.run(contender));
      }
    }
    return result;
  }
}
