/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.job.config.Suggestions;
import io.neuromorphic.flink.source.convert.ConversionRequest;
import io.neuromorphic.flink.source.convert.ConversionTargets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording that is to be written.
 *
 * @param path where
 * @param to name of its format; null if its extension tells
 * @param size of the sensor, {@code WIDTHxHEIGHT}; null if it is not said
 * @param force whether a file that exists is replaced
 */
public record OutFile(Path path, String to, String size, boolean force) {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");
  private static final int MAX_SIDE = 65_536;

  /**
   * Refuses a path that cannot be written.
   *
   * @throws UsageException says what is wrong with it
   */
  public void check() {
    checkFolder();
    checkFile();
  }

  void checkFolder() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(path + ": expected a file in a folder that exists");
    }
    if (!Files.isWritable(folder)) {
      throw new UsageException(path + ": its folder is not one that you may write to");
    }
  }

  void checkFile() {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isRegularFile(path)) {
      throw new UsageException(path + ": expected a file or a new name");
    }
    if (!force) {
      throw new UsageException(path + ": exists; --force replaces it");
    }
  }

  /**
   * The name of the format to write.
   *
   * @throws UsageException where neither name nor extension tells it
   */
  public String format() {
    ConversionTargets targets = new ConversionTargets();
    if (to != null) {
      String name = to.toLowerCase(Locale.ROOT);
      if (targets.names().contains(name)) {
        return name;
      }
      throw new UsageException(
          "--to "
              + to
              + ": expected one of "
              + String.join(", ", targets.names())
              + Suggestions.didYouMean(name, targets.names()));
    }
    List<String> names = targets.namesOf(String.valueOf(path.getFileName()));
    if (names.isEmpty()) {
      throw new UsageException(
          path
              + ": its name tells no format; choose with --to: "
              + String.join(", ", targets.names()));
    }
    if (names.size() > 1) {
      throw new UsageException(
          path
              + ": several formats have such names; choose with --to: "
              + String.join(", ", names));
    }
    return names.get(0);
  }

  /**
   * The size of the sensor.
   *
   * @throws UsageException where it is none
   */
  public Optional<ConversionRequest.Size> sensor() {
    if (size == null) {
      return Optional.empty();
    }
    Matcher matcher = SIZE.matcher(size.strip());
    if (matcher.matches()) {
      int width = Integer.parseInt(matcher.group(1));
      int height = Integer.parseInt(matcher.group(2));
      if (Math.min(width, height) > 0 && Math.max(width, height) <= MAX_SIDE) {
        return Optional.of(new ConversionRequest.Size(width, height));
      }
    }
    throw new UsageException(
        "--size " + size + ": expected WIDTHxHEIGHT in pixels, 1 to " + MAX_SIDE + " each");
  }
}
