/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuromorphic.flink.job.compare.ComparisonText;
import io.neuromorphic.flink.job.compare.DistanceText;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.compare.SpikeComparison;
import io.neuromorphic.flink.job.compare.SpikeDistances;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.job.run.RunSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a test has shown: in words, or as a JSON object whose keys are an interface.
 *
 * @param summary of the run
 * @param found its spikes
 * @param comparison with those of a file
 * @param distances from those, where they were asked for
 * @param file the file
 * @param expectedDigest digest that was asked for
 * @param picture where the differences were drawn
 */
record TestVerdict(
    RunSummary summary,
    SpikeTrains found,
    Optional<SpikeComparison> comparison,
    Optional<TestDistances> distances,
    Path file,
    Optional<String> expectedDigest,
    Optional<Path> picture) {

  boolean passed() {
    return spikesFit() && digestFits();
  }

  /** By their distances where these decide, else one by one. */
  private boolean spikesFit() {
    return distances
        .filter(TestDistances::decide)
        .map(TestDistances::pass)
        .orElseGet(() -> comparison.stream().allMatch(SpikeComparison::isEqual));
  }

  private boolean digestFits() {
    return expectedDigest.stream().allMatch(summary.digest()::equals);
  }

  /** Some lines, without an end of the last one. */
  String text() {
    StringBuilder text = new StringBuilder(passed() ? "passed: " : "FAILED: ");
    distances.ifPresentOrElse(
        d -> text.append(words(d)).append('\n'),
        () ->
            comparison.ifPresent(
                c -> text.append(ComparisonText.of(c, file.toString())).append('\n')));
    if (digestFits()) {
      text.append(comparison.isEmpty() ? found + ", " : "").append("digest ");
      text.append(summary.digest()).append(expectedDigest.isEmpty() ? "" : " as expected");
    } else {
      text.append(comparison.isEmpty() ? found + ", " : "").append("digest ");
      text.append(summary.digest()).append(", expected ").append(expectedDigest.orElseThrow());
    }
    text.append('\n');
    summary.events().entrySet().stream()
        .filter(input -> !passed() || isDoubtful(input.getValue()))
        .forEach(input -> text.append(line(input.getKey(), input.getValue())));
    picture.ifPresent(png -> text.append("picture: ").append(png).append('\n'));
    return text.toString().stripTrailing();
  }

  private String words(TestDistances asked) {
    String summary = DistanceText.summary(asked.measured());
    if (!asked.decide()) {
      return ComparisonText.of(comparison.orElseThrow(), file.toString()) + "\n" + summary;
    }
    double most = asked.most().orElseThrow();
    return asked.pass()
        ? "no neuron is further than " + most + " from " + file + "\n" + summary
        : DistanceText.tooFar(asked.measured(), most, file.toString());
  }

  /** Spikes may be the expected ones although events were lost, or there were none. */
  private static boolean isDoubtful(RunSummary.InputBooks books) {
    return books.read() == 0 || books.late() + books.invalid() > 0;
  }

  private static String line(String input, RunSummary.InputBooks books) {
    return String.format(
        Locale.ROOT,
        "input %s: %,d read, %,d integrated, %,d filtered, %,d late, %,d invalid, %,d pending%n",
        input,
        books.read(),
        books.integrated(),
        books.filtered(),
        books.late(),
        books.invalid(),
        books.pending());
  }

  /** One object on one line. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeBooleanField("passed", passed());
      json.writeStringField("job", summary.job());
      json.writeNumberField("origin", summary.originMicros());
      json.writeNumberField("spikes", found.size());
      json.writeStringField("digest", summary.digest());
      if (expectedDigest.isPresent()) {
        json.writeStringField("expected_digest", expectedDigest.get());
      }
      if (comparison.isPresent()) {
        write(json, comparison.get());
      }
      if (picture.isPresent()) {
        json.writeStringField("picture", picture.get().toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(JsonGenerator json, SpikeComparison c) throws IOException {
    json.writeStringField("expected_file", file.toString());
    json.writeNumberField("expected", c.expected().size());
    json.writeNumberField("matched", c.matched());
    json.writeNumberField("missing", c.missing().size());
    json.writeNumberField("extra", c.extra().size());
    json.writeNumberField("tolerance_us", c.toleranceMicros());
    json.writeNumberField("largest_shift_us", c.largestShiftMicros());
    if (c.firstDifference().isPresent()) {
      Spike first = c.firstDifference().get();
      json.writeObjectFieldStart("first_difference");
      json.writeNumberField("t", first.t());
      json.writeStringField("population", first.population());
      json.writeNumberField("neuron", first.neuron());
      boolean missing = c.missing().first().filter(first::equals).isPresent();
      json.writeStringField("kind", missing ? "missing" : "extra");
      json.writeEndObject();
    }
    if (distances.isPresent()) {
      SpikeDistances measured = distances.get().measured();
      json.writeObjectFieldStart("distance");
      json.writeStringField("name", measured.distance().title());
      json.writeNumberField("largest", measured.largest());
      json.writeNumberField("mean", measured.mean());
      if (distances.get().decide()) {
        json.writeNumberField("within", distances.get().most().orElseThrow());
      }
      json.writeEndObject();
    }
    counts(json, "expected_spikes", c.expected());
    counts(json, "found_spikes", c.found());
  }

  private static void counts(JsonGenerator json, String key, SpikeTrains spikes)
      throws IOException {
    json.writeObjectFieldStart(key);
    for (Map.Entry<String, Integer> count : spikes.counts().entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }
}
