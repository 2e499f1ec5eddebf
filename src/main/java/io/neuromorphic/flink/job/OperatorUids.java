/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Uids of operators: derived from names in the job file, never from positions; for ever. */
public final class OperatorUids {

  /** The operator of all populations that no other population projects to. */
  public static final String POPULATIONS = "populations";

  private OperatorUids() {}

  /** The operator of a stage of a network, by its name; empty for the first. */
  public static String stage(String name) {
    return name.isEmpty() ? POPULATIONS : POPULATIONS + "-" + name;
  }

  /** Whether a uid is that of an operator with populations. */
  public static boolean isOfPopulations(String uid) {
    return uid.equals(POPULATIONS) || uid.startsWith(POPULATIONS + "-");
  }

  /**
   * What the uids of neurons begin with: empty for those of a job file, else a program's {@code
   * uidPrefix} and a hyphen. Every set of neurons has an operator of the first stage.
   *
   * @param uids of all operators of a savepoint
   */
  public static SortedSet<String> prefixes(Collection<String> uids) {
    SortedSet<String> firsts = new TreeSet<>();
    for (String uid : uids) {
      if (uid.equals(POPULATIONS) || uid.endsWith("-" + POPULATIONS)) {
        firsts.add(uid);
      }
    }
    SortedSet<String> prefixes = new TreeSet<>();
    for (String uid : firsts) {
      // A stage may be named like the first one.
      if (firsts.stream().noneMatch(first -> uid.startsWith(first + "-"))) {
        prefixes.add(uid.substring(0, uid.length() - POPULATIONS.length()));
      }
    }
    return prefixes;
  }

  /** The same as a program says it, without the hyphen, in quotes. */
  public static String shown(SortedSet<String> prefixes) {
    return prefixes.stream()
        .map(prefix -> "'" + prefix.replaceFirst("-$", "") + "'")
        .collect(Collectors.joining(", "));
  }

  /** The source of an input. */
  public static String source(String input) {
    return "source-" + input;
  }

  /** Where a program's stream comes in that is an input. */
  static String stream(String input) {
    return "stream-" + input;
  }

  /** What sends an input's events to the populations. */
  public static String router(String input) {
    return "router-" + input;
  }

  /** What makes records for Kafka of an output. */
  public static String records(String output) {
    return "records-" + output;
  }

  /** What writes an output to Kafka. */
  public static String kafka(String output) {
    return "kafka-" + output;
  }

  /** Flink's own choice for what commits the output of a sink. */
  public static String committer(String sink) {
    return "Sink Committer: " + sink;
  }

  /** What writes an output to one file. */
  public static String file(String output) {
    return "file-" + output;
  }

  /** What shows a stream to an observer in the same JVM. */
  static String observer(String stream) {
    return "observer-" + stream;
  }

  /** What writes an output to a folder of part files. */
  public static String folder(String output) {
    return "folder-" + output;
  }
}
