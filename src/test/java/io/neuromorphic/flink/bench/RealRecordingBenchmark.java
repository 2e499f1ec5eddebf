/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingFormats;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Events per microsecond that decoders make of real recordings in memory, looped. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RealRecordingBenchmark {

  private static final int PIECE_BYTES = 64 * 1024;

  /** A recording below {@code ../shared/recordings}. */
  @Param({
    "aedat2/mibblez_foam90.aedat",
    "aedat31/derived_aestream_davis_as_aedat31_tsoverflow.aedat",
    "aedat4/aestream_davis.aedat4",
    "es/faery_dvs.es",
    "evt2/faery_evt2.raw",
    "evt21/derived_faery_evt2_as_evt21_legacy.raw",
    "evt3/rosec_test_events_1.raw",
    "nmnist/tonic_sample_nmnist.bin"
  })
  public String recording;

  private final CameraPacket packet = new CameraPacket(PIECE_BYTES);
  private byte[] bytes;

  /** Counts events. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Decoded {
    /** How many events were decoded. */
    public long events;
  }

  /** Reads the file. */
  @Setup
  public void read() throws IOException {
    bytes = Files.readAllBytes(Path.of("../shared/recordings", recording));
  }

  /** Decodes the whole recording. */
  @Benchmark
  public void decode(Decoded decoded) throws MalformedStreamException {
    RecordingDecoder<CameraPacket> decoder =
        RecordingFormats.camera(bytes, Math.min(bytes.length, PIECE_BYTES));
    for (int from = 0; from < bytes.length; from += PIECE_BYTES) {
      packet.clear();
      decoder.decode(bytes, from, Math.min(bytes.length, from + PIECE_BYTES), packet);
      decoded.events += packet.size();
    }
  }
}
