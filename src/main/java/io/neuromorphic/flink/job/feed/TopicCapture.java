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
import java.util.LinkedHashMap;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Captures what is in a topic, or comes into it. */
final class TopicCapture implements CaptureSource {

  private static final Logger LOG = LoggerFactory.getLogger(TopicCapture.class);
  private static final Duration WAIT = Duration.ofMillis(50);
  private static final String CSV = "csv";

  /** Kafka may be silent for so long before that is worth a word. */
  private static final long TOLD_SECONDS = 3;

  /** A broker that is away for so long while there is more to read is gone, ns. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final TopicReading topic;
  private final OutFile out;
  private final boolean bounded;
  private final boolean latest;
  private EventCapture<?> capture;
  private String form = "";
  private volatile long gathered;
  private volatile double fraction;
  private volatile long turnedAway;
  private volatile int grown;
  private volatile long silentSeconds;

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
    try {
      if (bounded) {
        gatherWhatIsThere(over);
      } else {
        gatherWhatComes(over);
      }
    } catch (KafkaException e) {
      throw new IOException("the topic cannot be read on: " + e.getMessage(), e);
    }
  }

  private void gatherWhatIsThere(BooleanSupplier over) throws IOException {
    long lastNanos = System.nanoTime();
    while (!over.getAsBoolean() && !topic.isAtEnd()) {
      if (topic.read(WAIT, this::take) > 0) {
        lastNanos = System.nanoTime();
      }
      fraction = topic.fraction();
      if (System.nanoTime() - lastNanos > PATIENCE_NANOS) {
        throw new IOException("Kafka has sent nothing for 60 s, though there is more to read");
      }
    }
  }

  private void gatherWhatComes(BooleanSupplier over) throws IOException {
    while (!over.getAsBoolean()) {
      topic.read(WAIT, this::take);
      silentSeconds = TimeUnit.NANOSECONDS.toSeconds(topic.silentNanos());
      int found = topic.grow();
      if (found > 0) {
        grown += found;
        LOG.info("{} partitions more, read from their beginning", found);
      }
    }
  }

  private void take(TopicForm found, int partition, InputPacket packet) throws IOException {
    form = found.word();
    if (found.isCamera()) {
      if (capture == null) {
        capture = new CameraCapture(out.path(), out.format(), out.sensor(), out.force());
      }
      ((CameraCapture) capture).add(partition, (CameraPacket) packet);
    } else {
      if (capture == null) {
        checkName(found, out);
        capture = new CurrentCapture(out.path(), out.force());
      }
      ((CurrentCapture) capture).add(partition, (CurrentPacket) packet);
    }
    gathered = capture.events();
    turnedAway = capture.turnedAway();
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
    Map<String, Long> status = new LinkedHashMap<>();
    if (turnedAway > 0) {
      status.put("impossible", turnedAway);
    }
    if (grown > 0) {
      status.put("partitions more", (long) grown);
    }
    if (silentSeconds >= TOLD_SECONDS) {
      status.put("s without an answer from Kafka", silentSeconds);
    }
    return status;
  }

  @Override
  public Map<String, Long> notes() {
    Map<String, Long> notes = new TreeMap<>();
    if (topic.unclear() > 0) {
      notes.put("records that are neither events of a camera nor currents", topic.unclear());
    }
    if (grown > 0) {
      notes.put("partitions that the topic got meanwhile: read from their beginning", (long) grown);
    }
    int added = bounded ? 0 : topic.added();
    if (added > 0) {
      notes.put(
          "partitions that the topic got at the very end: not in the recording", (long) added);
    }
    return notes;
  }

  @Override
  public String silenceAdvice() {
    return topic.unclear() > 0
        ? "; --format says what they are"
        : capture != null
            ? "; does it hold " + form + "? --format says what it holds"
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
