/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionalRecordsTest {

  private static final long TIMEOUT = 10_000;

  /** The operator is copied on its way into the harness. */
  private static long clock;

  private OneInputStreamOperatorTestHarness<String, KafkaRecord> operator;

  private static final class Clocked extends TransactionalRecords<String> {

    private static final long serialVersionUID = 1L;

    Clocked() {
      super((text, out) -> out.collect(new KafkaRecord(text, null, new byte[0], 0)), TIMEOUT);
    }

    @Override
    protected long nowMillis() {
      return clock;
    }
  }

  @BeforeEach
  void open() throws Exception {
    clock = 1_000_000;
    operator = new OneInputStreamOperatorTestHarness<String, KafkaRecord>(new Clocked());
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  private void say(String text) throws Exception {
    operator.processElement(new StreamRecord<>(text));
  }

  private void barrier(long id) throws Exception {
    operator.prepareSnapshotPreBarrier(id);
  }

  private void assertTooOld(long id, String age) {
    assertThatThrownBy(() -> barrier(id))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "no checkpoint was completed for "
                + age
                + " s, and the transaction timeout is 10 s: what was written since may have been"
                + " aborted by the broker; it is written anew");
  }

  @Test
  void recordsAreMadeAndCheckpointsInTimePass() throws Exception {
    for (int id = 1; id < 100; id++) {
      say("a");
      clock += 9_000;
      barrier(id);
      operator.notifyOfCompletedCheckpoint(id);
    }
    assertThat(operator.extractOutputValues()).hasSize(99);
    assertThat(operator.extractOutputValues().get(0).topic()).isEqualTo("a");
  }

  @Test
  void aPauseThatIsTooLongFailsBeforeTheBarrier() throws Exception {
    say("a");
    barrier(1);
    operator.notifyOfCompletedCheckpoint(1);
    say("b");
    clock += 9_001;
    assertTooOld(2, "9");
  }

  @Test
  void whatFailedCheckpointsLeaveOpenCountsFromTheLastCompleteOne() throws Exception {
    say("a");
    barrier(1);
    operator.notifyOfCompletedCheckpoint(1);
    for (int id = 2; id <= 10; id++) {
      say("b");
      clock += 1_000;
      barrier(id);
    }
    clock += 1_000;
    assertTooOld(11, "10");
  }

  @Test
  void aCheckpointThatIsCompleteBehindTheNextBarrierLeavesWhatCameBetween() throws Exception {
    clock += 5_000;
    barrier(1);
    say("a");
    clock += 4_000;
    barrier(2);
    operator.notifyOfCompletedCheckpoint(1);
    clock += 5_000;
    barrier(3);
    clock += 1;
    assertTooOld(4, "9");
    operator.notifyOfCompletedCheckpoint(2);
    barrier(5);
  }

  @Test
  void whereNothingWasWrittenNothingCanBeLost() throws Exception {
    clock += 60_000;
    barrier(1);
    operator.notifyOfCompletedCheckpoint(1);
    clock += 60_000;
    barrier(2);
    say("a");
    operator.notifyOfCompletedCheckpoint(2);
    clock += 9_001;
    assertTooOld(3, "9");
  }
}
