/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.job.KafkaAccess;
import io.neuromorphic.flink.job.config.Suggestions;
import io.neuromorphic.flink.job.tool.OutFile;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.source.capture.CameraCapture;
import io.neuromorphic.flink.source.capture.CurrentCapture;
import io.neuromorphic.flink.source.capture.EventCapture;
import io.neuromorphic.flink.source.kafka.TopicForm;
import io.neuromorphic.flink.source.kafka.TopicReading;
import io.neuromorphic.flink.source.kafka.TopicSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;

/** Captures what is in a topic, or comes into it. */
final class TopicCapture implements CaptureSource {

  private static final Duration WAIT = Duration.ofMillis(50);
  private static final String CSV = "csv";

  /** A broker that is away for so long while there is more to read is gone, ns. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final TopicReading topic;
  private final OutFile out;
  private final boolean bounded;
  private final boolean latest;
  private EventCapture<?> capture;
  private volatile long gathered;
  private volatile double fraction;

  private TopicCapture(TopicReading topic, OutFile out, CaptureRequest.Topic how) {
    this.topic = topic;
    this.out = out;
    this.bounded = how.bounded();
    this.latest = how.latest();
    this.fraction = bounded ? 0 : Double.NaN;
  }

  static TopicCapture open(CaptureRequest request) {
    CaptureRequest.Topic how = request.topic();
    TopicAddress address = request.topicAddress().orElseThrow();
    Optional<TopicForm> form = request.format().map(TopicCapture::form);
    form.ifPresent(known -> checkName(known, request.out()));
    // Whatever the topic holds, this would be wrong.
    request.out().format();
    request.out().sensor();
    if (how.latest() && how.bounded()) {
      throw new UsageException("--from latest --until latest: between them there is no event");
    }
    try (KafkaAccess kafka = new KafkaAccess(address.bootstrap(), how.properties())) {
      kafka.checkReachable();
      kafka.checkAllowed(List.of(address.topic()), AclOperation.READ);
      Set<String> topics = kafka.topics();
      if (!topics.contains(address.topic())) {
        throw new UsageException(
            "Kafka at "
                + address.bootstrap()
                + " has no topic '"
                + address.topic()
                + "'"
                + Suggestions.didYouMean(address.topic(), topics));
      }
    }
    TopicSpec spec =
        new TopicSpec(
            address.bootstrap(),
            how.properties(),
            address.topic(),
            how.properties().getOrDefault(ConsumerConfig.GROUP_ID_CONFIG, "neuromorphic-record"),
            false,
            how.latest() ? TopicSpec.From.LATEST : TopicSpec.From.EARLIEST,
            how.bounded());
    return new TopicCapture(TopicReading.open(spec, form), request.out(), how);
  }

  private static TopicForm form(String word) {
    return TopicForm.of(word)
        .orElseThrow(
            () ->
                new UsageException(
                    "--format "
                        + word
                        + ": what a topic holds is "
                        + String.join(", ", TopicForm.words())
                        + Suggestions.didYouMean(word, TopicForm.words())));
  }

  private static void checkName(TopicForm form, OutFile out) {
    if (!form.isCamera() && !out.format().equals(CSV)) {
      throw new UsageException(
          out.path()
              + ": the topic holds currents, which are written as CSV: expected a name that ends in"
              + " .csv");
    }
  }

  @Override
  public void gather(BooleanSupplier over) throws IOException {
    long lastNanos = System.nanoTime();
    while (!over.getAsBoolean() && !(bounded && topic.isAtEnd())) {
      try {
        if (topic.read(WAIT, this::take) > 0) {
          lastNanos = System.nanoTime();
        }
      } catch (KafkaException e) {
        throw new IOException("the topic cannot be read on: " + e.getMessage(), e);
      }
      if (bounded) {
        fraction = topic.fraction();
        if (System.nanoTime() - lastNanos > PATIENCE_NANOS) {
          throw new IOException("Kafka has sent nothing for 60 s, though there is more to read");
        }
      }
    }
  }

  private void take(TopicForm form, int partition, InputPacket packet) throws IOException {
    if (form.isCamera()) {
      if (capture == null) {
        capture = new CameraCapture(out.path(), out.format(), out.sensor(), out.force());
      }
      ((CameraCapture) capture).add(partition, (CameraPacket) packet);
    } else {
      if (capture == null) {
        checkName(form, out);
        capture = new CurrentCapture(out.path(), out.force());
      }
      ((CurrentCapture) capture).add(partition, (CurrentPacket) packet);
    }
    gathered = capture.events();
  }

  @Override
  public EventCapture<?> events() {
    return capture;
  }

  @Override
  public long gathered() {
    return gathered;
  }

  @Override
  public double fraction() {
    return fraction;
  }

  @Override
  public Map<String, Long> status() {
    return Map.of();
  }

  @Override
  public Map<String, Long> notes() {
    Map<String, Long> notes = new TreeMap<>();
    if (topic.unclear() > 0) {
      notes.put("records that are neither events of a camera nor currents", topic.unclear());
    }
    int added = bounded ? 0 : topic.added();
    if (added > 0) {
      notes.put("partitions that the topic got meanwhile: not in the recording", (long) added);
    }
    return notes;
  }

  @Override
  public String silenceAdvice() {
    return topic.unclear() > 0
        ? ": its records are neither events of a camera nor currents; --format says what they are"
        : latest
            ? "; without '--from latest' what is in the topic already counts, too"
            : "; is this the topic that the events go to?";
  }

  @Override
  public void close() throws IOException {
    try {
      topic.close();
    } finally {
      if (capture != null) {
        capture.close();
      }
    }
  }
}
