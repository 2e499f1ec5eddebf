/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CameraPacket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every encoder must do: its decoder reads back what was written. */
public abstract class EncoderContract {

  /** The sensor of all streams. */
  protected static final SensorInfo SENSOR = new SensorInfo("test", 640, 480);

  private static final int STREAMS = 60;

  /** An encoder that has seen nothing. */
  protected abstract RecordingEncoder newEncoder();

  /** A decoder of the format. */
  protected abstract RecordingDecoder<CameraPacket> newDecoder();

  /** Events of {@link #SENSOR} that the format holds: borders, ties, gaps, wraps, steps back. */
  protected abstract List<CameraPacket> streams();

  /** What the format cannot hold, by what the error says of it. */
  protected abstract Map<String, CameraPacket> unencodable();

  /** Largest step of time from one event to the next in random streams, µs; may be below 0. */
  protected long smallestStep() {
    return -500;
  }

  /** What the decoder may say of streams whose time steps back. */
  protected Set<String> allowedWarnings() {
    return Set.of();
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    for (CameraPacket stream : streams()) {
      roundTrip(stream, stream.size() + 1, "given");
    }
  }

  @Test
  void randomStreamsAreRead() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < STREAMS; i++) {
      roundTrip(random(random), 1 + random.nextInt(700), "seed " + seed + ", stream " + i);
    }
  }

  @Test
  void anEmptyRecordingIsOne() throws IOException {
    roundTrip(new CameraPacket(0), 1, "empty");
  }

  @Test
  void theSensorIsKept() throws IOException {
    RecordingDecoder<CameraPacket> decoder = newDecoder();
    byte[] bytes = encode(newEncoder(), streams().get(0), 100);
    CameraPacket into = decoder.newPacket();
    decoder.decode(bytes, 0, bytes.length, into);
    assertThat(decoder.sensor().width()).isEqualTo(keptWidth());
    assertThat(decoder.sensor().height()).isEqualTo(keptHeight());
  }

  /** Width that is read back; 0 where the format does not hold it. */
  protected int keptWidth() {
    return SENSOR.width();
  }

  /** Height that is read back; 0 where the format does not hold it. */
  protected int keptHeight() {
    return SENSOR.height();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    unencodable()
        .forEach(
            (said, stream) ->
                assertThatThrownBy(() -> encode(newEncoder(), stream, stream.size() + 1))
                    .isInstanceOf(UnencodableException.class)
                    .hasMessageContaining(said));
  }

  /** The bytes of a recording, encoded in packets of so many events. */
  public static byte[] encode(RecordingEncoder encoder, CameraPacket events, int packetSize)
      throws IOException {
    return encode(encoder, SENSOR, events, packetSize);
  }

  /** The same with a sensor. */
  public static byte[] encode(
      RecordingEncoder encoder, SensorInfo sensor, CameraPacket events, int packetSize)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encoder.begin(sensor, out);
    for (int from = 0; from < events.size(); from += packetSize) {
      int to = Math.min(events.size(), from + packetSize);
      encoder.encode((CameraPacket) events.slice(from, to, false), out);
    }
    encoder.finish(out);
    byte[] bytes = out.toByteArray();
    encoder
        .patch()
        .ifPresent(
            patch ->
                System.arraycopy(
                    patch.bytes(),
                    0,
                    bytes,
                    Math.toIntExact(patch.offset()),
                    patch.bytes().length));
    return bytes;
  }

  private void roundTrip(CameraPacket events, int packetSize, String what) throws IOException {
    byte[] bytes = encode(newEncoder(), events, packetSize);
    Transcript read = Transcript.of(newDecoder(), bytes);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      written.add(events.describe(i));
    }
    assertThat(read.error()).as(what).isEmpty();
    assertThat(read.warnings().keySet()).as(what).isSubsetOf(allowedWarnings());
    assertThat(read.events().stream().map(event -> event.split(" at ")[0]))
        .as(what)
        .containsExactlyElementsOf(written);
  }

  private CameraPacket random(Random random) {
    CameraPacket events = new CameraPacket(0);
    long t = random.nextInt(100_000) + 10_000;
    int count = random.nextInt(3_000);
    int step = 1 << random.nextInt(12);
    for (int i = 0; i < count; i++) {
      boolean back = random.nextInt(50) == 0;
      t = Math.max(0, t + (back ? smallestStep() : random.nextInt(step)));
      int x = random.nextInt(SENSOR.width());
      int y = random.nextInt(SENSOR.height());
      int polarity = random.nextInt(2);
      // Runs along a row are what vectors are made of.
      int run = random.nextInt(8) == 0 ? Math.min(40, SENSOR.width() - x) : 1;
      for (int k = 0; k < run; k++) {
        if (k == 0 || random.nextInt(4) > 0) {
          events.add(t, x + k, y, polarity);
        }
      }
    }
    return events;
  }
}
