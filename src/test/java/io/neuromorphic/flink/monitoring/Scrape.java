/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.monitoring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus would read of processes that tell metrics. */
final class Scrape {

  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([\\w:]+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, List<Sample>> samples = new TreeMap<>();

  /**
   * A value that a metric has.
   *
   * @param labels by name
   */
  record Sample(Map<String, String> labels, double value) {}

  /** Reads pages. */
  static Scrape of(String... pages) throws IOException, InterruptedException {
    Scrape scrape = new Scrape();
    HttpClient client = HttpClient.newHttpClient();
    for (String page : pages) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(page)).timeout(Duration.ofSeconds(20)).build();
      scrape.add(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
    return scrape;
  }

  private void add(String text) {
    for (String line : text.lines().toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        types.put(type.group(1), type.group(2));
      } else if (sample.matches()) {
        samples
            .computeIfAbsent(sample.group(1), name -> new ArrayList<>())
            .add(new Sample(parse(sample.group(2)), Double.parseDouble(sample.group(3))));
      } else if (!line.startsWith("#")) {
        throw new IllegalArgumentException("no sample: " + line);
      }
    }
  }

  private static Map<String, String> parse(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return labels;
  }

  /** Names of samples, as expressions name them. */
  Set<String> names() {
    return samples.keySet();
  }

  /** Names of metrics, with their types. */
  Map<String, String> types() {
    return types;
  }

  /** Labels that any sample of a name has. */
  Set<String> labels(String name) {
    Set<String> labels = new TreeSet<>();
    all(name).forEach(sample -> labels.addAll(sample.labels().keySet()));
    return labels;
  }

  /** Samples of a name. */
  Stream<Sample> all(String name) {
    return samples.getOrDefault(name, List.of()).stream();
  }

  /** The sum of the samples of a name that have a label with the given value. */
  double sum(String name, String label, String value) {
    return sum(name, sample -> value.equals(sample.labels().get(label)));
  }

  /** The sum of some samples of a name. */
  double sum(String name, Predicate<Sample> which) {
    return all(name).filter(which).mapToDouble(Sample::value).sum();
  }
}
