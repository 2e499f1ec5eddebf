/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.plot.ActivityPlot;
import io.neuromorphic.flink.plot.ActivityPlotter;
import io.neuromorphic.flink.source.RecordingFiles;
import io.neuromorphic.flink.source.inspect.ActivityTotals;
import io.neuromorphic.flink.source.inspect.EventRates;
import io.neuromorphic.flink.source.inspect.PixelGrid;
import io.neuromorphic.flink.source.inspect.RecordingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A picture of a recording. */
final class InspectionPlot {

  private InspectionPlot() {}

  /**
   * Refuses a file that cannot be written.
   *
   * @throws UsageException says what was expected
   */
  static void check(Path file) {
    if (!ActivityPlotter.isKnown(file)) {
      throw new UsageException("--plot " + file + ": expected a name that ends in .svg or .png");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new UsageException("--plot " + file + ": expected a file in a folder that exists");
    }
  }

  static void write(String recording, RecordingReport report, ActivityTotals totals, Path file)
      throws IOException {
    EventRates rates = totals.rates();
    ActivityPlotter.write(
        new ActivityPlot(
            RecordingFiles.path(recording).getName(),
            subtitle(report, rates.outside()),
            totals.grid().map(grid -> image(grid, totals.rowsCountFromBelow())),
            new ActivityPlot.Rate(rates.start(), rates.binMicros(), rates.on(), rates.off())),
        file);
  }

  private static ActivityPlot.Image image(PixelGrid grid, boolean fromBelow) {
    return new ActivityPlot.Image(
        grid.left(),
        grid.top(),
        grid.cell(),
        grid.width(),
        grid.height(),
        grid.on(),
        grid.off(),
        fromBelow);
  }

  private static String subtitle(RecordingReport report, long outside) {
    StringBuilder text = new StringBuilder(report.format());
    if (!report.sensor().isEmpty()) {
      text.append(", ").append(report.sensor());
    }
    if (report.width() > 0) {
      text.append(", ").append(report.width()).append(" x ").append(report.height());
    } else if (report.camera().isPresent()) {
      text.append(", sensor size unknown");
    }
    text.append(String.format(Locale.ROOT, "  \u2013  %,d events", report.events()));
    report
        .camera()
        .ifPresent(
            c -> text.append(String.format(Locale.ROOT, ", %,d ON, %,d OFF", c.on(), c.off())));
    if (outside > 0) {
      text.append(String.format(Locale.ROOT, "; %,d far outside the time shown", outside));
    }
    return text.toString();
  }
}
