/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.job.config.Suggestions;
import io.neuromorphic.flink.source.RecordingFiles;
import io.neuromorphic.flink.source.convert.ConversionReport;
import io.neuromorphic.flink.source.convert.ConversionRequest;
import io.neuromorphic.flink.source.convert.ConversionTargets;
import io.neuromorphic.flink.source.convert.RecordingConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A recording written in another format. */
public final class Conversion {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");
  private static final int MAX_SIDE = 65_536;

  private final ConversionReport report;

  private Conversion(ConversionReport report) {
    this.report = report;
  }

  /**
   * What is asked for.
   *
   * @param in a recording of camera events: a URI, or a path on this machine
   * @param out the file to write
   * @param to name of its format; null if its extension tells
   * @param size of the sensor, {@code WIDTHxHEIGHT}; null if it is not said
   * @param fromZero whether the first event's time is subtracted from all
   * @param force whether a file that exists is replaced
   */
  public record Wish(
      String in, Path out, String to, String size, boolean fromZero, boolean force) {}

  /**
   * Converts a recording.
   *
   * @throws UsageException if what is asked for makes no sense; nothing was written
   * @throws IOException if it failed; nothing was written
   */
  public static Conversion of(Wish wish) throws IOException {
    checkOut(wish);
    return new Conversion(
        RecordingConverter.convert(
            new ConversionRequest(
                wish.in(),
                wish.out(),
                target(wish),
                Optional.ofNullable(wish.size()).map(Conversion::size),
                wish.fromZero(),
                wish.force())));
  }

  /** The names of all formats that can be written. */
  public static List<String> targets() {
    return new ConversionTargets().names();
  }

  /** What people should know of the recording that was read, line by line. */
  public List<String> notes() {
    Stream<String> size =
        report.sizeOfEvents().stream()
            .map(
                reach ->
                    "sensor size "
                        + reach.width()
                        + " x "
                        + reach.height()
                        + ", as far as the events reach: the recording does not tell it");
    Stream<String> warnings =
        report.warnings().entrySet().stream()
            .map(kind -> "warning: " + number(kind.getValue()) + " " + kind.getKey());
    return Stream.concat(size, warnings).toList();
  }

  /** What was written, in one line. */
  public String summary() {
    return number(report.events())
        + " events, "
        + number(report.bytes())
        + " bytes, "
        + report.format();
  }

  private static void checkOut(Wish wish) throws IOException {
    Path out = wish.out();
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(out + ": expected a file in a folder that exists");
    }
    if (!Files.exists(out)) {
      return;
    }
    if (!RecordingFiles.isUri(wish.in()) && Files.isSameFile(Path.of(wish.in()), out)) {
      throw new UsageException(out + ": is the recording to be read");
    }
    if (!Files.isRegularFile(out)) {
      throw new UsageException(out + ": expected a file or a new name");
    }
    if (!wish.force()) {
      throw new UsageException(out + ": exists; --force replaces it");
    }
  }

  /** The name of the format to write. */
  static String target(Wish wish) {
    ConversionTargets targets = new ConversionTargets();
    if (wish.to() != null) {
      String name = wish.to().toLowerCase(Locale.ROOT);
      if (targets.names().contains(name)) {
        return name;
      }
      throw new UsageException(
          "--to "
              + wish.to()
              + ": expected one of "
              + String.join(", ", targets.names())
              + Suggestions.didYouMean(name, targets.names()));
    }
    List<String> names = targets.namesOf(String.valueOf(wish.out().getFileName()));
    if (names.isEmpty()) {
      throw new UsageException(
          wish.out()
              + ": its name tells no format; choose with --to: "
              + String.join(", ", targets.names()));
    }
    if (names.size() > 1) {
      throw new UsageException(
          wish.out()
              + ": several formats have such names; choose with --to: "
              + String.join(", ", names));
    }
    return names.get(0);
  }

  private static ConversionRequest.Size size(String text) {
    Matcher matcher = SIZE.matcher(text.strip());
    if (matcher.matches()) {
      int width = Integer.parseInt(matcher.group(1));
      int height = Integer.parseInt(matcher.group(2));
      if (Math.min(width, height) > 0 && Math.max(width, height) <= MAX_SIDE) {
        return new ConversionRequest.Size(width, height);
      }
    }
    throw new UsageException(
        "--size " + text + ": expected WIDTHxHEIGHT in pixels, 1 to " + MAX_SIDE + " each");
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
