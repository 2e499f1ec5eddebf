/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.InputConfig.Recording;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads which recordings an input plays: one or several files, folders, and patterns. */
final class RecordingReader {

  private static final String KEY = "recording";
  private static final String EXPECTED =
      "a file, a folder, a pattern such as data/*.csv, or a list of those";

  private RecordingReader() {}

  /** The recordings, each once; those that are wrong are noted and left out. */
  static Recording read(Section input) {
    YamlValue value = input.value(KEY).orElseThrow();
    List<YamlValue> items =
        value instanceof YamlValue.Sequence list ? list.items() : List.of(value);
    if (items.isEmpty()) {
      input.refuse(KEY, "expected " + EXPECTED + ", found an empty list");
    }
    Set<URI> files = new LinkedHashSet<>();
    for (YamlValue item : items) {
      if (item instanceof YamlValue.Scalar one && !one.isNull()) {
        try {
          files.addAll(Locations.recording(one.text(), item.place().base()));
        } catch (IllegalArgumentException e) {
          input.problems().add(item.place(), input.path(KEY), e.getMessage());
        }
      } else {
        input.refuse(KEY, item, EXPECTED);
      }
    }
    return new Recording(new ArrayList<>(files));
  }
}
