/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

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
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** A recording written in another format. */
public final class Conversion {

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
    return of(wish, fraction -> {});
  }

  /**
   * The same, and tells how it goes on.
   *
   * @param progress is told often how much has been read, 0..1
   */
  public static Conversion of(Wish wish, DoubleConsumer progress) throws IOException {
    checkOut(wish);
    return new Conversion(
        RecordingConverter.convert(
            new ConversionRequest(
                wish.in(),
                wish.out(),
                target(wish),
                new OutFile(wish.out(), wish.to(), wish.size(), wish.force()).sensor(),
                wish.fromZero(),
                wish.force()),
            progress));
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
    OutFile out = new OutFile(wish.out(), wish.to(), wish.size(), wish.force());
    out.checkFolder();
    if (Files.exists(wish.out())
        && !RecordingFiles.isUri(wish.in())
        && Files.isSameFile(Path.of(wish.in()), wish.out())) {
      throw new UsageException(wish.out() + ": is the recording to be read");
    }
    out.checkFile();
  }

  /** The name of the format to write. */
  static String target(Wish wish) {
    return new OutFile(wish.out(), wish.to(), wish.size(), wish.force()).format();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
