/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The dashboard, the alerts and the page about them, as they are in the repository. */
final class MonitoringFiles {

  private static final Path DASHBOARD = Path.of("docker/grafana/dashboards/neuromorphic.json");
  private static final Path ALERTS = Path.of("docker/prometheus/alerts.yaml");
  private static final Path PAGE = Path.of("docs/monitoring.md");
  private static final Path METRICS = Path.of("docs/reference/metrics.md");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| (.*)");

  private MonitoringFiles() {}

  /**
   * An expression of Prometheus.
   *
   * @param where it stands
   * @param text of it
   * @param shown labels that its title or summary shows
   */
  record Query(String where, String text, Set<String> shown) {}

  /**
   * An alert.
   *
   * @param runbook where it says what to do: {@code file#anchor}
   */
  record Alert(String name, String severity, String runbook, Query query) {}

  /**
   * A line of a table of metrics.
   *
   * @param rest of its columns
   */
  record Row(String name, String type, List<String> rest) {}

  /** Every query of the dashboard, of variables too. */
  static List<Query> dashboard() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    List<Query> queries = new ArrayList<>();
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String where = panel.get("title").textValue();
        queries.add(
            new Query(
                where,
                target.get("expr").textValue(),
                shown(target.get("legendFormat").textValue())));
      }
    }
    for (JsonNode variable : dashboard.get("templating").get("list")) {
      if (variable.get("type").textValue().equals("query")) {
        queries.add(
            new Query(
                "$" + variable.get("name").textValue(),
                variable.get("query").textValue(),
                Set.of()));
      }
    }
    return queries;
  }

  /** Every alert. */
  static List<Alert> alerts() throws IOException {
    Map<?, ?> file =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ALERTS));
    List<Alert> alerts = new ArrayList<>();
    for (Object group : (List<?>) file.get("groups")) {
      for (Object each : (List<?>) ((Map<?, ?>) group).get("rules")) {
        Map<?, ?> rule = (Map<?, ?>) each;
        Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
        String name = rule.get("alert").toString();
        alerts.add(
            new Alert(
                name,
                ((Map<?, ?>) rule.get("labels")).get("severity").toString(),
                annotations.get("runbook_url").toString(),
                new Query(
                    name,
                    rule.get("expr").toString(),
                    shown(annotations.get("summary").toString()))));
      }
    }
    return alerts;
  }

  private static Set<String> shown(String text) {
    Set<String> labels = new TreeSet<>();
    Matcher label = LEGEND.matcher(text);
    while (label.find()) {
      labels.add(label.group(1));
    }
    return labels;
  }

  /** The page about it. */
  static String page() throws IOException {
    return Files.readString(PAGE);
  }

  /** A chapter of the page: from its heading to the next of its level, or a higher one. */
  static String chapter(String heading) throws IOException {
    String page = page();
    int from = page.indexOf("\n" + heading + "\n");
    if (from < 0) {
      throw new IllegalStateException("no " + heading + " in " + PAGE);
    }
    int level = heading.indexOf(' ');
    Matcher next = Pattern.compile("\n#{1," + level + "} ").matcher(page);
    return next.find(from + 1) ? page.substring(from, next.start()) : page.substring(from);
  }

  /** The table of metrics of a chapter of the page. */
  static List<Row> table(String heading) throws IOException {
    return rows(chapter(heading));
  }

  /** All metrics of ours, as the reference has them. */
  static List<Row> reference() throws IOException {
    return rows(Files.readString(METRICS));
  }

  private static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(new Row(row.group(1), row.group(2), List.of(row.group(3).split(" \\| ?", -1))));
      }
    }
    return rows;
  }
}
