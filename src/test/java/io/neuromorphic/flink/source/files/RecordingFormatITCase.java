/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.Packed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's own job reads recordings with Flink's FileSource, and goes on exactly where it was. */
class RecordingFormatITCase {

  private static final int EVENTS = 400_000;

  @TempDir java.nio.file.Path folder;

  @BeforeEach
  void begin() {
    Failing.packets = 0;
    Failing.failedAfter = 0;
  }

  private static byte[] recording() {
    StringBuilder rows = new StringBuilder("t,x,y,polarity\n");
    for (int i = 0; i < EVENTS; i++) {
      rows.append(i * 3L).append(',').append(i % 640).append(',').append(i % 480).append(",1\n");
    }
    return rows.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Flink unpacks by the name, the format by the content. */
  @ParameterizedTest
  @CsvSource({"PLAIN, a.csv", "GZIP, a.csv.gz", "ZSTD, a.csv.zst", "GZIP, a.csv", "ZSTD, a.csv"})
  @Timeout(120)
  void aRestoreInTheMiddleLosesAndRepeatsNothing(Packed packed, String name) throws Exception {
    java.nio.file.Path file = Files.write(folder.resolve(name), packed.pack(recording()));
    Configuration settings = new Configuration();
    settings.setString("restart-strategy.type", "fixed-delay");
    settings.setString("restart-strategy.fixed-delay.delay", "1 ms");
    settings.setString("execution.checkpointing.interval", "20 ms");
    var env = StreamExecutionEnvironment.getExecutionEnvironment(settings).setParallelism(1);
    FileSource<CameraPacket> source =
        FileSource.forRecordStreamFormat(RecordingFormat.camera(), new Path(file.toUri())).build();

    List<Long> times = new ArrayList<>();
    try (CloseableIterator<long[]> packets =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "recordings")
            .map(new Failing())
            .returns(long[].class)
            .executeAndCollect()) {
      while (packets.hasNext()) {
        for (long t : packets.next()) {
          times.add(t);
        }
      }
    }

    assertThat(times).hasSize(EVENTS);
    for (int i = 0; i < EVENTS; i++) {
      assertThat(times.get(i) == i * 3L).as("event %s", i).isTrue();
    }
    assertThat(Failing.failedAfter).isBetween(1, 80);
  }

  /** A slow consumer that fails once, as soon as a checkpoint holds some packets. */
  private static final class Failing
      implements MapFunction<CameraPacket, long[]>, CheckpointListener {

    private static final long serialVersionUID = 1L;
    private static volatile int packets;
    private static volatile int failedAfter;

    @Override
    public long[] map(CameraPacket packet) {
      if (failedAfter == 0) {
        packets++;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(15));
      }
      return java.util.Arrays.copyOf(packet.t(), packet.size());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      if (failedAfter == 0 && packets > 5) {
        failedAfter = packets;
        throw new IllegalStateException("fails, once");
      }
    }
  }
}
