/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

/** Uids of operators: derived from names in the job file, never from positions; for ever. */
public final class OperatorUids {

  /** The one operator of all populations. */
  public static final String POPULATIONS = "populations";

  private OperatorUids() {}

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
