/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of decoders of camera events: also what they make of the cruel cases by name. */
public abstract class CameraDecoderContract extends DecoderContract<CameraPacket> {

  /** What is cruel about a stream. */
  public enum Cruelty {
    /** Words, records or packets of types that nobody knows. */
    UNKNOWN_WORDS,
    /** Time steps back by less than a wrap of the clock. */
    TIME_BACKWARDS,
    /** The clock of the format wraps around, or its overflow is told. */
    CLOCK_WRAP,
    /** Events outside the sensor, or before anything is known of time or place. */
    OUT_OF_RANGE,
    /** The last record is cut off. */
    TRUNCATED
  }

  /**
   * A stream and what must come of it.
   *
   * @param events each as {@code t,x,y,polarity}
   * @param warnings all of them
   */
  @SuppressWarnings("ArrayRecordComponent") // a test's input, never compared
  public record CruelCase(
      Cruelty cruelty, byte[] stream, List<String> events, Map<String, Long> warnings) {}

  /** At least one of every cruelty that the format knows. */
  protected abstract List<CruelCase> cruelCases();

  /** What cannot happen in this format. */
  protected Set<Cruelty> unknownHere() {
    return Set.of();
  }

  @Test
  void everyCrueltyHasItsCase() {
    Set<Cruelty> tried = cruelCases().stream().map(CruelCase::cruelty).collect(Collectors.toSet());
    assertThat(tried).isEqualTo(EnumSet.complementOf(all(unknownHere())));
  }

  @Test
  void cruelCasesComeOutAsSaid() {
    for (CruelCase cruel : cruelCases()) {
      int[] everywhere = IntStream.range(0, cruel.stream().length).toArray();
      for (int[] cuts : new int[][] {{}, everywhere}) {
        Transcript transcript = decode(cruel.stream(), cuts);
        assertThat(transcript.error()).as("%s", cruel.cruelty()).isEmpty();
        assertThat(transcript.events().stream().map(event -> event.split(" at ")[0]))
            .as("%s", cruel.cruelty())
            .containsExactlyElementsOf(cruel.events());
        assertThat(transcript.warnings()).as("%s", cruel.cruelty()).isEqualTo(cruel.warnings());
      }
    }
  }

  private static EnumSet<Cruelty> all(Set<Cruelty> some) {
    EnumSet<Cruelty> set = EnumSet.noneOf(Cruelty.class);
    set.addAll(some);
    return set;
  }
}
