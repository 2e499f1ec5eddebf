/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every answer that Flink's web interface gives about a cluster and its jobs. */
final class WebCrawl {

  private static final Pattern ID = Pattern.compile("\"(?:id|jid)\":\"([0-9a-f_-]{16,})\"");

  private static final List<String> CLUSTER =
      List.of(
          "/",
          "/config",
          "/overview",
          "/cluster",
          "/jars",
          "/datasets",
          "/jobs",
          "/jobs/overview",
          "/jobs/metrics",
          "/jobmanager/config",
          "/jobmanager/environment",
          "/jobmanager/log",
          "/jobmanager/logs",
          "/jobmanager/stdout",
          "/jobmanager/metrics",
          "/jobmanager/thread-dump",
          "/taskmanagers",
          "/taskmanagers/metrics");

  private static final List<String> TASK_MANAGER =
      List.of("", "/log", "/logs", "/stdout", "/metrics", "/thread-dump");

  private static final List<String> JOB =
      List.of(
          "",
          "/config",
          "/plan",
          "/jobmanager/config",
          "/jobmanager/environment",
          "/jobmanager/log-url",
          "/resource-requirements",
          "/status",
          "/exceptions",
          "/accumulators?includeSerializedValue=true",
          "/checkpoints",
          "/checkpoints/config",
          "/metrics");

  private static final List<String> VERTEX =
      List.of(
          "",
          "/accumulators",
          "/backpressure",
          "/flamegraph",
          "/jm-operator-metrics",
          "/metrics",
          "/subtasks/accumulators",
          "/subtasks/metrics",
          "/subtasktimes",
          "/subtasks/0",
          "/taskmanagers",
          "/watermarks");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String root;
  private final Map<String, String> answers = new LinkedHashMap<>();

  private WebCrawl(String root) {
    this.root = root;
  }

  /** The answers, by path; what there is not has an answer, too. */
  static Map<String, String> of(String root) throws Exception {
    WebCrawl crawl = new WebCrawl(root);
    crawl.go();
    return crawl.answers;
  }

  private void go() throws Exception {
    for (String path : CLUSTER) {
      ask(path);
    }
    for (String id : ids(ask("/taskmanagers"))) {
      for (String path : TASK_MANAGER) {
        ask("/taskmanagers/" + id + path);
      }
    }
    for (String job : ids(ask("/jobs"))) {
      for (String path : JOB) {
        ask("/jobs/" + job + path);
      }
      for (String vertex : ids(ask("/jobs/" + job))) {
        for (String path : VERTEX) {
          ask("/jobs/" + job + "/vertices/" + vertex + path);
        }
      }
    }
  }

  private static List<String> ids(String answer) {
    Matcher id = ID.matcher(answer);
    return id.results().map(found -> found.group(1)).distinct().toList();
  }

  private String ask(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(20)).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    answers.put(path, answer.statusCode() + " " + answer.body());
    return answer.body();
  }
}
