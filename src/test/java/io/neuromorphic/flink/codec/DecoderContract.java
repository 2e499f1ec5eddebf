/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.InputPacket;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every decoder of recordings must do with any stream, whole, cut, shortened or damaged. */
@Timeout(120)
public abstract class DecoderContract<P extends InputPacket> {

  private static final int SMALL = 1_000;
  private static final int RANDOM_CUTTINGS = 20;
  private static final long MAX_ALLOCATED_BYTES = 256L << 20;

  /** A decoder that has seen nothing. */
  protected abstract RecordingDecoder<P> newDecoder();

  /** Valid streams, at least one of them below a thousand bytes. */
  protected abstract List<byte[]> streams();

  @Test
  void sameEventsWholeAndByteByByte() {
    for (byte[] stream : streams()) {
      int[] everywhere = IntStream.range(0, stream.length).toArray();
      assertThat(decode(stream, everywhere)).isEqualTo(decode(stream));
    }
  }

  @Test
  void sameEventsCutAtEveryOffset() {
    for (byte[] stream : smallStreams()) {
      Transcript whole = decode(stream);
      for (int cut = 0; cut <= stream.length; cut++) {
        assertThat(decode(stream, cut)).as("cut at %d", cut).isEqualTo(whole);
      }
    }
  }

  @Test
  void sameEventsCutAtRandom() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (byte[] stream : streams()) {
      Transcript whole = decode(stream);
      for (int i = 0; i < RANDOM_CUTTINGS; i++) {
        int[] cuts = random.ints(1 + random.nextInt(20), 0, stream.length + 1).sorted().toArray();
        assertThat(decode(stream, cuts))
            .as("seed %d, cuts %s", seed, Arrays.toString(cuts))
            .isEqualTo(whole);
      }
    }
  }

  @Test
  void shortenedAnywhereItGivesTheEventsSoFar() {
    for (byte[] stream : smallStreams()) {
      List<String> whole = decode(stream).events();
      for (int length = 0; length < stream.length; length++) {
        List<String> events = decode(Arrays.copyOf(stream, length)).events();
        assertThat(events.size()).as("length %d", length).isLessThanOrEqualTo(whole.size());
      }
    }
  }

  @Test
  void damagedItGivesEventsOrAnAddressedErrorAndStaysSmall() {
    new DecoderFuzzer<>(this::newDecoder, streams(), MAX_ALLOCATED_BYTES).run();
  }

  @Test
  void givesNothingForNothing() throws MalformedStreamException {
    RecordingDecoder<P> decoder = newDecoder();
    P packet = decoder.newPacket();
    decoder.decode(new byte[0], 0, 0, packet);
    assertThat(packet.size()).isZero();
    assertThat(decoder.format()).isNotEmpty();
  }

  /** What a new decoder makes of the stream cut at the given places. */
  protected final Transcript decode(byte[] stream, int... cuts) {
    return Transcript.of(newDecoder(), stream, cuts);
  }

  private List<byte[]> smallStreams() {
    List<byte[]> small = streams().stream().filter(stream -> stream.length <= SMALL).toList();
    assertThat(small).isNotEmpty();
    return small;
  }
}
