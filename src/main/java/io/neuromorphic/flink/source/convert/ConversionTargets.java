/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.convert;

import io.neuromorphic.flink.codec.RecordingTarget;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which recordings can be written, by name. */
public final class ConversionTargets {

  private final List<RecordingTarget> targets;

  /** All there are. */
  public ConversionTargets() {
    this(RecordingTarget.ALL);
  }

  ConversionTargets(List<RecordingTarget> targets) {
    this.targets = targets;
  }

  /** Their names. */
  public List<String> names() {
    return targets.stream().map(RecordingTarget::name).toList();
  }

  /** The names of those that a file of this name may be meant to have, by its extension. */
  public List<String> namesOf(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return targets.stream()
        .filter(target -> target.extensions().stream().anyMatch(end -> lower.endsWith("." + end)))
        .map(RecordingTarget::name)
        .toList();
  }

  /** The one of this name. */
  public Optional<RecordingTarget> named(String name) {
    return targets.stream().filter(target -> target.name().equals(name)).findFirst();
  }
}
