/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import static io.neuromorphic.flink.reference.Markdown.code;

import io.neuromorphic.flink.event.RejectReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The page of all errors, from the sources that make their messages. */
final class ErrorsPage {

  /** What no input of a user reaches: its arguments were checked before. */
  private static final String INNER =
      "event/.*|state/(?!VersionedSerializer|SnapshotNotes).*|kernel/(Shapes|.*Constants)|source/scene/.*";

  private ErrorsPage() {}

  static String text() throws IOException {
    Markdown page = new Markdown("Errors", "the messages in src/main");
    page.block(
        """
        Every message that a user can meet, from the sources, with … for what differs: search this page for a few words of yours that no
        file, name or number is part of. A line may be a part of a message, behind the file and key that it is about, or in the place of a … of another line. Messages
        of Kafka, Flink and the system that come behind a colon are theirs. Errors go to stderr in one or two lines; `--debug` adds the stack trace.
        """);
    page.heading(2, "Exit statuses");
    page.table(
        List.of("status", "means"),
        List.of(
            List.of("0", "done"),
            List.of("1", "it failed, or what it needs is not there; the last line says what"),
            List.of(
                "2",
                "bad usage, a bad job file, or a savepoint that does not fit it; nothing was started"),
            List.of(
                "130, 143",
                "stopped by Ctrl-C, or by TERM: a run finishes what it has and prints its summary first")));
    page.heading(2, "Why an event was rejected");
    page.block(
        "Rejected events do not stop a job, unless `on-invalid: fail`; they go to `outputs.rejected` with one of these reasons, the first that holds."
            + " They are counted in the summary and in [metrics](metrics.md#books).");
    page.table(
        List.of("reason", "means", "do"),
        Arrays.stream(RejectReason.values())
            .map(reason -> List.of(code(reason.word()), means(reason), act(reason)))
            .toList());
    Map<MessageArea, Map<String, Set<String>>> areas = areas();
    for (MessageArea area : MessageArea.values()) {
      page.heading(2, area.title()).block(area.means());
      page.table(
          List.of("message", "from"),
          areas.getOrDefault(area, Map.of()).entrySet().stream()
              .map(
                  message -> List.of(code(message.getKey()), String.join(", ", message.getValue())))
              .toList());
    }
    return page.toString();
  }

  /** For each area its messages, and the classes that make them. */
  private static Map<MessageArea, Map<String, Set<String>>> areas() throws IOException {
    Map<MessageArea, Map<String, Set<String>>> areas = new TreeMap<>();
    for (Message message : MessageScan.ofProject().messages()) {
      if (!message.file().matches(INNER)) {
        areas
            .computeIfAbsent(area(message), area -> new TreeMap<>(byLetters()))
            .computeIfAbsent(message.text(), text -> new TreeSet<>())
            .add(code(message.file().substring(message.file().lastIndexOf('/') + 1)));
      }
    }
    return areas;
  }

  private static Comparator<String> byLetters() {
    return Comparator.comparing(
            (String text) -> text.replaceAll("[^\\p{L}\\p{N} ]", "").strip(),
            String.CASE_INSENSITIVE_ORDER)
        .thenComparing(Comparator.naturalOrder());
  }

  private static MessageArea area(Message message) {
    Optional<MessageArea> area =
        Arrays.stream(MessageArea.values()).filter(a -> a.holds(message)).findFirst();
    return area.orElseThrow(
        () ->
            new AssertionError(
                message + " is in no chapter of docs/reference/errors.md: add it to MessageArea"));
  }

  private static String means(RejectReason reason) {
    return switch (reason) {
      case UNPARSABLE -> "no event of the format; also a missing or broken `t` or `neuron`";
      case UNKNOWN_POPULATION -> "the job has no population of that name";
      case INVALID_TIME -> "a time that no clock has, or one that jumps by more than `max-gap`";
      case INVALID_NEURON -> "the population has no such neuron, or the camera no such pixel";
      case INVALID_CURRENT -> "not finite, or beyond 65536 in size";
      case BEFORE_ORIGIN -> "its time is before the first window of the job";
      case LATE -> "its window had been completed when it came";
    };
  }

  private static String act(RejectReason reason) {
    return switch (reason) {
      case UNPARSABLE ->
          "mend the producer, or `format` of the input; the detail says what is wrong where";
      case UNKNOWN_POPULATION, INVALID_NEURON -> "mend the producer, or `populations`";
      case INVALID_TIME ->
          "mend the clock; `time: from-zero`, `align` or `shift`; a larger `max-gap` where such gaps are right";
      case INVALID_CURRENT -> "mend the producer";
      case BEFORE_ORIGIN -> "an earlier `origin`";
      case LATE -> "a larger `out-of-orderness`; see [semantics](../semantics.md)";
    };
  }
}
