/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.neuromorphic.flink.event.InputPacket;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Feeds a decoder damaged streams and is guided by what it says: a stream that makes it say
 * something new, such as another error or warning, is kept and damaged further.
 *
 * <p>{@code -Dfuzz.streams=N} sets how many streams, {@code -Dfuzz.seed=S} repeats a run.
 */
final class DecoderFuzzer<P extends InputPacket> {

  private static final int STREAMS = Integer.getInteger("fuzz.streams", 2_000);

  /** Streams grow by damage; longer ones teach nothing more. */
  private static final int LONGEST = 1 << 20;

  private final Supplier<RecordingDecoder<P>> decoders;
  private final long maxAllocated;
  private final long seed = Long.getLong("fuzz.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final List<byte[]> corpus;
  private final Set<String> seen = new HashSet<>();
  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  DecoderFuzzer(Supplier<RecordingDecoder<P>> decoders, List<byte[]> streams, long maxAllocated) {
    this.decoders = decoders;
    this.corpus = new ArrayList<>(streams);
    this.maxAllocated = maxAllocated;
  }

  /** Runs; fails where the decoder does anything but give events or an error with an address. */
  void run() {
    Damage damage = new Damage(random);
    for (int i = 0; i < STREAMS; i++) {
      byte[] stream = damage.of(corpus.get(random.nextInt(corpus.size())), corpus);
      Transcript transcript = check(stream, "-Dfuzz.seed=" + seed + ", stream " + i);
      if (stream.length <= LONGEST && seen.add(signature(transcript))) {
        corpus.add(stream);
      }
    }
  }

  private Transcript check(byte[] stream, String description) {
    long before = thread.getCurrentThreadAllocatedBytes();
    Transcript whole = Transcript.of(decoders.get(), stream);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as(description).isLessThan(maxAllocated);
    if (!whole.error().isEmpty()) {
      assertThat(whole.error()).as(description).startsWith("byte ");
    }
    assertThat(whole.warnings().values()).as(description).allMatch(count -> count > 0);
    int cut = random.nextInt(stream.length + 1);
    assertThat(Transcript.of(decoders.get(), stream, cut))
        .as("%s cut at %d", description, cut)
        .isEqualTo(whole);
    return whole;
  }

  /** What was said, without numbers, and roughly how much of it. */
  private static String signature(Transcript transcript) {
    int size = 32 - Integer.numberOfLeadingZeros(transcript.events().size());
    return transcript.error().replaceAll("[0-9a-fx]*\\d[0-9a-f]*", "#")
        + transcript.warnings().keySet().stream().sorted().toList()
        + size;
  }
}
