/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.Conversion;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same events give the same spikes, whatever the format of the recording. */
class RecordingFormatsITCase {

  @TempDir private static Path folder;

  private static Path csv() throws Exception {
    Path csv = folder.resolve("events.csv");
    if (Files.exists(csv)) {
      return csv;
    }
    Random random = new Random(11);
    StringBuilder rows = new StringBuilder("t,x,y,polarity\n");
    long t = 0;
    for (int i = 0; i < 40_000; i++) {
      t += random.nextInt(10);
      rows.append(t).append(',').append(random.nextInt(64)).append(',');
      rows.append(random.nextInt(48)).append(',').append(random.nextInt(2)).append('\n');
    }
    return Files.writeString(csv, rows);
  }

  private static RunSummary run(Path recording) throws Exception {
    JobFile job =
        JobFile.of(
            folder,
            """
            name: formats
            dt: 1ms
            inputs:
              - name: camera
                recording: RECORDING
                into: retina
                encode: {pool: 4, on: 60.0, off: 30.0}
            populations:
              retina: {size: [16, 12], behavior: tonic_spiking, shards: 3}
            """
                .replace("RECORDING", recording.toString()));
    return job.run();
  }

  @ParameterizedTest
  @CsvSource({
    "aedat4, x.aedat4",
    "aedat4-zstd, z.aedat4",
    "aedat4-none, n.aedat4",
    "evt2, 2.raw",
    "evt2.1, 21.raw",
    "evt2.1-legacy, 21l.raw",
    "evt3, 3.raw",
    "dat, x.dat",
    "es, x.es"
  })
  void everyFormatGivesTheDigestOfTheCsv(String format, String name) throws Exception {
    Path converted = folder.resolve(name);
    Conversion.of(new Conversion.Wish(csv().toString(), converted, format, "64x48", false, true));
    RunSummary expected = run(csv());
    RunSummary summary = run(converted);
    assertThat(expected.spikes().get("retina")).isPositive();
    assertThat(summary.digest()).isEqualTo(expected.digest());
    assertThat(summary.events().get("camera")).isEqualTo(expected.events().get("camera"));
  }

  @Test
  void aCompressedRecordingGivesTheDigestOfTheCsv() throws Exception {
    Path packed = folder.resolve("events.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(csv(), out);
    }
    assertThat(run(packed).digest()).isEqualTo(run(csv()).digest());
  }
}
