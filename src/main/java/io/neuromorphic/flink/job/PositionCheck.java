/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.InputConfig.ClockKind;
import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.source.intake.ClockStart;
import io.neuromorphic.flink.source.intake.IntakePosition;
import io.neuromorphic.flink.source.kafka.KafkaTopics;
import io.neuromorphic.flink.source.live.LiveQueueSerializer;
import io.neuromorphic.flink.source.replay.ReplayQueueSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.kafka.source.enumerator.SplitAndAssignmentStatus;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** Says why an input cannot go on from its position in a savepoint. */
final class PositionCheck {

  private PositionCheck() {}

  /** A sentence, or nothing where all is well. */
  static Optional<String> problem(InputConfig input, IntakePosition position) {
    return clock(input, position.start())
        .or(() -> place(input, position))
        .map(
            problem ->
                "input '"
                    + input.name()
                    + "' cannot resume from the savepoint: "
                    + problem
                    + ", or give the new input another name");
  }

  /** What the first events told stays as it was; only the words of the job file are compared. */
  private static Optional<String> clock(InputConfig input, ClockStart start) {
    ClockKind now = input.clock().kind();
    String before =
        switch (start.rule()) {
          case SHIFT -> "its times were shifted by " + start.micros() + " µs";
          case ZEROED, FIRST_BECOMES -> "its times began from zero (from-zero)";
          case ALIGNED, FIRST_BECOMES_NOW -> "its times began at the start of the job (align)";
        };
    boolean same =
        switch (start.rule()) {
          case SHIFT ->
              (now == ClockKind.AS_RECORDED || now == ClockKind.SHIFT)
                  && start.micros() == input.clock().shiftMicros();
          case ZEROED, FIRST_BECOMES -> now == ClockKind.FROM_ZERO;
          case ALIGNED, FIRST_BECOMES_NOW -> now == ClockKind.ALIGN;
        };
    String wanted =
        switch (now) {
          case AS_RECORDED, SHIFT ->
              "the job file shifts them by " + input.clock().shiftMicros() + " µs";
          case FROM_ZERO -> "the job file lets them begin from zero";
          case ALIGN -> "the job file aligns them with the start of the job";
        };
    return same
        ? Optional.empty()
        : Optional.of(before + ", " + wanted + "; its events would jump in time. Put 'time' back");
  }

  private static Optional<String> place(InputConfig input, IntakePosition position) {
    try {
      if (input.origin() instanceof KafkaTopic topic) {
        return topic(topic, position);
      }
      if (input.isLive()) {
        // It goes on with what is sent then, from wherever.
        position.inner(new LiveQueueSerializer());
        return Optional.empty();
      }
      return recordings(
          position.inner(new ReplayQueueSerializer()).contents(), Inputs.contents(input));
    } catch (IOException | RuntimeException e) {
      return Optional.of(
          "its position is that of another kind of input, and would be lost. Put it back");
    }
  }

  private static Optional<String> topic(KafkaTopic topic, IntakePosition position)
      throws IOException {
    for (SplitAndAssignmentStatus status : position.inner(KafkaTopics.positions()).splits()) {
      KafkaPartitionSplit split = status.split();
      if (!split.getTopic().equals(topic.topic())) {
        return Optional.of(
            "its position is in topic '"
                + split.getTopic()
                + "', the job file names topic '"
                + topic.topic()
                + "'; the position would be lost. Put the topic back");
      }
      if (split.getStoppingOffset().isPresent() != topic.bounded()) {
        return Optional.of(
            topic.bounded()
                ? "it was without end, the job file says until: latest. Put 'until' back to never"
                : "it was to end (until: latest), the job file says until: never; what came later"
                    + " would not be read. Put 'until' back to latest");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> recordings(Map<String, String> kept, Map<String, String> wanted) {
    for (Map.Entry<String, String> recording : kept.entrySet()) {
      String now = wanted.get(recording.getKey());
      if (now == null) {
        return Optional.of(
            "the job file no longer names "
                + InputLooks.plain(recording.getKey())
                + ", and its place in it would be lost. Put it back");
      }
      if (!now.equals(recording.getValue())) {
        return Optional.of(
            (Inputs.SCENE.equals(recording.getKey())
                    ? "the scene"
                    : InputLooks.plain(recording.getKey()))
                + " is not what it was: "
                + now
                + ", in the savepoint "
                + recording.getValue()
                + "; its place in it would mean other events. Put it back");
      }
    }
    return Optional.empty();
  }
}
