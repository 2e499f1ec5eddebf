/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the JVM of the test tells those of the cells: the job file, and in {@code feed.properties}
 * what there is to be read.
 *
 * @param path of the folder
 * @param properties how many events there are, their span of time, files, topics
 */
record FeedFolder(Path path, Properties properties) {

  private static final String FILE = "feed.properties";

  static FeedFolder read(Path path) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(path.resolve(FILE))) {
      properties.load(in);
    }
    return new FeedFolder(path, properties);
  }

  void write() throws IOException {
    try (Writer out = Files.newBufferedWriter(path.resolve(FILE))) {
      properties.store(out, null);
    }
  }

  /** The name under which the input of a cell is kept: cells may share it. */
  static String source(Cell cell) {
    String order = cell.order().word();
    return cell.is(Factor.INPUT, "recording")
        ? "recording-" + order
        : cell.get(Factor.INPUT) + "-" + cell.get(Factor.PACKETS) + "-" + order;
  }

  void put(String key, Object value) {
    properties.setProperty(key, value.toString());
  }

  String text(String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new UncheckedIOException(new IOException(path.resolve(FILE) + " has no " + key));
    }
    return value;
  }

  long number(String key) {
    return Long.parseLong(text(key));
  }
}
