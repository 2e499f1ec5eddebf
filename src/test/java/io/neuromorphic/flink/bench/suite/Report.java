/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Results for programs: one JSON object with every single run. */
final class Report {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode cases;

  Report(Map<String, Object> facts) {
    root.set("machine", JSON.valueToTree(facts));
    cases = root.putArray("cases");
  }

  void add(String suite, CaseResult result) {
    ObjectNode one = cases.addObject();
    one.put("suite", suite).put("case", result.of().name());
    ArrayNode contenders = one.putArray("contenders");
    for (Contender contender : result.of().contenders()) {
      ObjectNode mine = contenders.addObject().put("contender", contender.name());
      if (!result.of().rows()) {
        for (Figure figure : Figure.RATES) {
          spread(mine, figure.key(), result.spread(contender.name(), figure));
          for (String against : new String[] {Contender.NAIVE, Contender.IDENTITY}) {
            if (result.of().has(against) && !against.equals(contender.name())) {
              Spread ratio = result.ratio(contender.name(), against, figure);
              spread(mine, figure.key() + "_to_" + against, ratio);
            }
          }
        }
      }
      ArrayNode runs = mine.putArray(result.of().rows() ? "rows" : "runs");
      result.runs(contender.name()).forEach(run -> runs.add(run.json()));
    }
    ArrayNode targets = one.putArray("targets");
    for (Target.Mark mark : result.marks()) {
      ObjectNode target = targets.addObject();
      target.put("contender", mark.target().contender());
      target.put("figure", mark.target().figure().key());
      mark.target().against().ifPresent(against -> target.put("against", against));
      target.put(mark.target().atMost() ? "at_most" : "at_least", mark.target().bound());
      target.put("measured", mark.value()).put("met", mark.met());
    }
    ArrayNode problems = one.putArray("problems");
    result.problems().forEach(problems::add);
  }

  private static void spread(ObjectNode into, String name, Spread spread) {
    ObjectNode node = into.putObject(name);
    node.put("median", spread.median()).put("min", spread.min()).put("max", spread.max());
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
