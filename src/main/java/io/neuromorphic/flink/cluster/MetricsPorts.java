/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Where each of Flink's processes tells its metrics: one has a port of its own, for good. */
final class MetricsPorts {

  private static final String KEY = "metrics.";
  private static final String REPORTER = "metrics.reporter.prom.";

  private MetricsPorts() {}

  /** Settings of Flink that are the same for all processes. */
  static void configure(Map<String, String> settings) {
    settings.put("metrics.reporters", "prom");
    settings.put(REPORTER + "factory.class", ReporterJar.FACTORY);
    // Names of operators, inputs and populations as they are, not with _ for what is no letter.
    settings.put(REPORTER + "filterLabelValueCharacters", "false");
  }

  /** Notes the ports of processes in a cluster's description, in the order of their names. */
  static void note(Properties description, List<String> members, List<Integer> ports) {
    for (int i = 0; i < members.size(); i++) {
      description.setProperty(KEY + members.get(i), "" + ports.get(i));
    }
  }

  /** A configuration of Prometheus that reads all of them. */
  static String prometheus(List<Integer> ports) {
    StringBuilder text = new StringBuilder("scrape_configs:\n  - job_name: flink\n");
    text.append("    scrape_interval: 5s\n    static_configs:\n      - targets:\n");
    for (int port : ports) {
      text.append("          - \"").append(ProcessCluster.HOST).append(':').append(port);
      text.append("\"\n");
    }
    return text.toString();
  }

  /** Arguments that tell a process its port; none where the cluster is older than metrics. */
  static List<String> arguments(Properties description, String member) {
    String port = description.getProperty(KEY + member);
    return port == null ? List.of() : List.of("-D", REPORTER + "port=" + port);
  }

  /** The page of a process; empty where it has none. */
  static String page(Properties description, String member) {
    String port = description.getProperty(KEY + member);
    return port == null ? "" : "http://" + ProcessCluster.HOST + ":" + port + "/metrics";
  }
}
