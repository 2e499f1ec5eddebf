/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayEnumeratorTest {

  private final MockSplitEnumeratorContext<ReplaySplit> context =
      new MockSplitEnumeratorContext<>(2);
  private final ReplaySource<?> source =
      new ReplaySource<>(List.of("c", "a", "b"), new Recordings(Map.of()), 1.0);

  @AfterEach
  void close() throws Exception {
    context.close();
  }

  @Test
  void handsOutInTheGivenOrderThenNoMore() throws Exception {
    var enumerator = source.createEnumerator(context);
    ask(enumerator, 3);
    assertThat(assigned()).containsExactly("c", "a", "b");
    assertThat(context.hasNoMoreSplits(0)).isFalse();
    ask(enumerator, 1);
    assertThat(context.hasNoMoreSplits(0)).isTrue();
  }

  @Test
  void whatComesBackIsHandedOutInOrderAgain() throws Exception {
    var enumerator = source.createEnumerator(context);
    ask(enumerator, 2);
    enumerator.addSplitsBack(List.of(new ReplaySplit("a", 2, 1), new ReplaySplit("c", 5, 0)), 0);
    ask(enumerator, 3);
    assertThat(
            context.getSplitsAssignmentSequence().stream()
                .flatMap(s -> s.assignment().get(0).stream()))
        .containsExactly(
            new ReplaySplit("c", 0, 0),
            new ReplaySplit("a", 0, 0),
            new ReplaySplit("c", 5, 0),
            new ReplaySplit("a", 2, 1),
            new ReplaySplit("b", 0, 0));
  }

  @Test
  void resumesWithWhatWaits() throws Exception {
    var enumerator = source.createEnumerator(context);
    ask(enumerator, 1);
    ReplayQueue state = enumerator.snapshotState(1);
    ask(enumerator, 2);
    assertThat(state.waiting()).extracting(ReplaySplit::name).containsExactly("a", "b");
    var serializer = source.getEnumeratorCheckpointSerializer();
    var restored =
        source.restoreEnumerator(context, serializer.deserialize(2, serializer.serialize(state)));
    ask(restored, 2);
    assertThat(assigned()).containsExactly("c", "a", "b", "a", "b");
  }

  @Test
  void aRecordingThatTheInputHasGainedIsPlayedAfterTheOthers() throws Exception {
    var enumerator = source.createEnumerator(context);
    ask(enumerator, 2);
    ReplayQueue state = enumerator.snapshotState(1);
    var longer = new ReplaySource<>(List.of("c", "a", "b", "d"), new Recordings(Map.of()), 1.0);
    ask(longer.restoreEnumerator(context, state), 3);
    assertThat(assigned()).containsExactly("c", "a", "b", "d");
  }

  @Test
  void readsTheFirstVersion() throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeInt(1);
    ReplaySplitSerializer.write(new ReplaySplit("b", 3, 4), out);
    ReplayQueue read = new ReplayQueueSerializer().deserialize(1, out.getCopyOfBuffer());
    assertThat(read).isEqualTo(new ReplayQueue(Map.of(), List.of(new ReplaySplit("b", 3, 4))));
    ask(source.restoreEnumerator(context, read), 2);
    assertThat(assigned()).containsExactly("b");
  }

  @Test
  void positionsSurviveTheirBytes() throws IOException {
    SimpleVersionedSerializer<ReplaySplit> serializer = source.getSplitSerializer();
    ReplaySplit split = new ReplaySplit("file:///größe.raw", 1L << 40, Integer.MAX_VALUE);
    byte[] bytes = serializer.serialize(split);
    assertThat(serializer.deserialize(serializer.getVersion(), bytes)).isEqualTo(split);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> serializer.deserialize(1, cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesVersionsItDoesNotKnow() {
    assertThatThrownBy(() -> source.getSplitSerializer().deserialize(2, new byte[20]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unknown version 2 of a recording's position");
    assertThatThrownBy(
            () -> source.getEnumeratorCheckpointSerializer().deserialize(7, new byte[20]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unknown version 7 of a list of recordings");
  }

  private static void ask(SplitEnumerator<ReplaySplit, ?> enumerator, int times) {
    for (int i = 0; i < times; i++) {
      enumerator.handleSplitRequest(0, "host");
    }
  }

  private List<String> assigned() {
    List<String> names = new ArrayList<>();
    context
        .getSplitsAssignmentSequence()
        .forEach(s -> s.assignment().get(0).forEach(split -> names.add(split.name())));
    return names;
  }
}
