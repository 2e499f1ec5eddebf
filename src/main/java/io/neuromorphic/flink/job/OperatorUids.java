/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

/** Uids of operators: derived from names in the job file, never from positions; for ever. */
public final class OperatorUids {

  /** The operator of all populations that no other population projects to. */
  public static final String POPULATIONS = "populations";

  private OperatorUids() {}

  /** The operator of a stage of a network, by its name; empty for the first. */
  static String stage(String name) {
    return name.isEmpty() ? POPULATIONS : POPULATIONS + "-" + name;
  }

  /** Whether a uid is that of an operator with populations. */
  public static boolean isOfPopulations(String uid) {
    return uid.equals(POPULATIONS) || uid.startsWith(POPULATIONS + "-");
  }

  static String source(String input) {
    return "source-" + input;
  }

  static String router(String input) {
    return "router-" + input;
  }

  static String records(String output) {
    return "records-" + output;
  }

  static String kafka(String output) {
    return "kafka-" + output;
  }

  /** Flink's own choice for what commits the output of a sink. */
  static String committer(String sink) {
    return "Sink Committer: " + sink;
  }

  static String file(String output) {
    return "file-" + output;
  }

  static String folder(String output) {
    return "folder-" + output;
  }
}
