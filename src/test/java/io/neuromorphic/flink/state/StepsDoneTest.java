/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.runtime.taskexecutor.GlobalAggregateManager;
import org.junit.jupiter.api.Test;

/** All is done when every subtask has said so. */
class StepsDoneTest {

  private final GlobalAggregateManager master = new Master();

  @Test
  void nothingIsDoneBeforeAnybodyTells() {
    assertThat(StepsDone.ask(master, "")).isFalse();
  }

  @Test
  void allMustTellAndMayTellAgain() {
    StepsDone.tell(master, "", 0, 3);
    StepsDone.tell(master, "", 2, 3);
    StepsDone.tell(master, "", 2, 3);
    assertThat(StepsDone.ask(master, "")).isFalse();
    StepsDone.tell(master, "", 1, 3);
    assertThat(StepsDone.ask(master, "")).isTrue();
    assertThat(StepsDone.ask(master, "")).isTrue();
  }

  @Test
  void oneAloneIsAll() {
    StepsDone.tell(master, "", 0, 1);
    assertThat(StepsDone.ask(master, "")).isTrue();
  }

  @Test
  void anotherParallelismStartsAnew() {
    StepsDone.tell(master, "", 0, 2);
    StepsDone.tell(master, "", 1, 2);
    StepsDone.tell(master, "", 1, 3);
    assertThat(StepsDone.ask(master, "")).isFalse();
    StepsDone.tell(master, "", 0, 3);
    StepsDone.tell(master, "", 2, 3);
    assertThat(StepsDone.ask(master, "")).isTrue();
  }

  @Test
  void nobodyWaitsForOneWhoCannotBeAsked() {
    assertThat(StepsDone.ask(new Unreachable(), "")).isTrue();
  }

  /** As Flink's job master does it. */
  private static final class Master implements GlobalAggregateManager {
    private final Map<String, Object> accumulators = new HashMap<>();

    @Override
    @SuppressWarnings("unchecked")
    public <I, A, O> O updateGlobalAggregate(
        String name, Object value, AggregateFunction<I, A, O> function) {
      assertThat(value).isInstanceOf(Serializable.class).isExactlyInstanceOf(Long.class);
      A before = (A) accumulators.computeIfAbsent(name, n -> function.createAccumulator());
      A after = function.add((I) value, before);
      accumulators.put(name, after);
      return function.getResult(after);
    }
  }

  private static final class Unreachable implements GlobalAggregateManager {
    @Override
    public <I, A, O> O updateGlobalAggregate(
        String name, Object value, AggregateFunction<I, A, O> function) throws IOException {
      throw new IOException("gone");
    }
  }
}
