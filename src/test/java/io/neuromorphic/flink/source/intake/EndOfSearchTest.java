/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.source.intake.ScriptedSource.Script;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restored enumerator of a bounded topic whose search for partitions finds nothing new. */
class EndOfSearchTest {

  private static final ClockStart START = new ClockStart(0, ClockStart.Rule.SHIFT, 0, 0);

  private final List<Integer> told = new ArrayList<>();
  private final MockSplitEnumeratorContext<IntakeSplit<Script>> flink =
      new MockSplitEnumeratorContext<>(2) {
        @Override
        public void signalNoMoreSplits(int subtask) {
          told.add(subtask);
        }
      };
  private final IntakeEnumeratorContext<Script> context =
      new IntakeEnumeratorContext<>(flink, START);

  @BeforeEach
  void registerReader() {
    flink.registerReader(new ReaderInfo(0, "host"));
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  private void search(Runnable found) {
    context.callAsync(() -> 0, (nothing, failure) -> found.run());
  }

  @Test
  void readersAreToldThatNoSplitFollows() throws Throwable {
    context.endWithSearch();
    search(() -> {});
    assertThat(told).isEmpty();

    flink.runNextOneTimeCallable();

    assertThat(told).containsExactly(0);
  }

  @Test
  void aSearchThatLeadsToAnotherIsNotTheEnd() throws Throwable {
    context.endWithSearch();
    search(() -> search(() -> {}));

    flink.runNextOneTimeCallable();
    assertThat(told).isEmpty();

    flink.runNextOneTimeCallable();
    assertThat(told).containsExactly(0);
  }

  @Test
  void aReaderThatComesLaterIsToldToo() throws Throwable {
    var enumerator =
        new IntakeEnumerator<>(new ScriptedSource().createEnumerator(context), context);
    context.endWithSearch();
    search(() -> {});
    flink.runNextOneTimeCallable();

    flink.registerReader(new ReaderInfo(1, "host"));
    enumerator.addReader(1);

    assertThat(told).containsExactly(0, 1);
  }

  @Test
  void aReaderThatIsStartedAnewIsToldAgain() throws Throwable {
    var enumerator =
        new IntakeEnumerator<>(new ScriptedSource().createEnumerator(context), context);
    context.endWithSearch();
    search(() -> {});
    flink.runNextOneTimeCallable();
    flink.unregisterReader(0);

    flink.registerReader(new ReaderInfo(0, "another"));
    enumerator.addReader(0);

    assertThat(told).containsExactly(0, 0);
  }

  @Test
  void whatTheEnumeratorHasToldIsNotRepeated() throws Throwable {
    context.endWithSearch();
    search(() -> context.signalNoMoreSplits(0));

    flink.runNextOneTimeCallable();

    assertThat(told).containsExactly(0);
  }

  @Test
  void withoutAnEndSplitsMayFollow() throws Throwable {
    search(() -> {});
    flink.runNextOneTimeCallable();
    assertThat(told).isEmpty();
  }
}
