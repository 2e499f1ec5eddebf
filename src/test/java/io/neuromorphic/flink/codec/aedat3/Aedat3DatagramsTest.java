/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import static io.neuromorphic.flink.codec.aedat3.Aedat3Bytes.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Aedat3DatagramsTest {

  private static final long BEGINS = Long.MIN_VALUE;

  private final Aedat3Datagrams datagrams = new Aedat3Datagrams();
  private final CameraPacket packet = new CameraPacket(0);

  @Test
  void putsPacketsTogetherThatWereCutAnywhere() throws MalformedStreamException {
    byte[] whole = packetOf(5).bytes();
    for (int cut = 1; cut < whole.length; cut++) {
      assertThat(decode(BEGINS | 6, Arrays.copyOf(whole, cut))).isEqualTo(6);
      assertThat(decode(7, Arrays.copyOfRange(whole, cut, whole.length))).isEqualTo(7);
      assertThat(events()).containsExactly("0,1,2,1", "1,1,2,1", "2,1,2,1", "3,1,2,1", "4,1,2,1");
    }
    assertThat(datagrams.warnings()).isEmpty();
  }

  @Test
  void givesUpAPacketOfWhichAPieceIsLost() throws MalformedStreamException {
    byte[] whole = packetOf(5).bytes();
    decode(BEGINS, Arrays.copyOf(whole, 44));
    decode(2, Arrays.copyOfRange(whole, 52, whole.length));
    decode(3, Arrays.copyOfRange(whole, 60, whole.length));
    decode(BEGINS | 4, packetOf(1).bytes());
    assertThat(events()).containsExactly("0,1,2,1", "1,1,2,1", "0,1,2,1");
    assertThat(datagrams.warnings())
        .isEqualTo(
            Map.of(
                "packets cut by lost datagrams", 1L,
                "datagrams of a packet whose beginning was lost", 2L));
  }

  @Test
  void readsWholePacketsOfSendersThatMarkNothing() throws MalformedStreamException {
    assertThat(decode(41, packetOf(2).packet(1, 1, event(3, 4, 0), 9).bytes())).isEqualTo(41);
    assertThat(decode(0, packetOf(1).bytes())).isZero();
    assertThat(events()).containsExactly("0,1,2,1", "1,1,2,1", "2147483657,3,4,0", "0,1,2,1");
    assertThat(datagrams.warnings()).isEmpty();
  }

  @Test
  void goesOnAfterDatagramsThatAreNone() throws MalformedStreamException {
    assertThatThrownBy(() -> datagrams.decode(new byte[7], 0, 7, packet))
        .hasMessage("byte 7: datagram of 7 bytes, expected at least 20");
    assertThatThrownBy(() -> datagrams.decode(new byte[50], 0, 50, packet))
        .hasMessageContaining("network header begins with");
    byte[] broken = new Aedat3Bytes().header(1, 1, 16, 0, 1, 1).bytes();
    assertThatThrownBy(() -> decode(BEGINS, broken))
        .hasMessage("byte 24: eventSize 16, expected 8 for type 1");
    decode(BEGINS | 1, packetOf(1).bytes());
    assertThat(events()).containsExactly("0,1,2,1");
  }

  private static Aedat3Bytes packetOf(int events) {
    int[] values = new int[2 * events];
    for (int i = 0; i < events; i++) {
      values[2 * i] = event(1, 2, 1);
      values[2 * i + 1] = i;
    }
    return new Aedat3Bytes().packet(1, 0, values);
  }

  private long decode(long sequence, byte[] content) throws MalformedStreamException {
    byte[] datagram = Aedat3Bytes.network(sequence).raw(content).bytes();
    return datagrams.decode(datagram, 0, datagram.length, packet);
  }

  private List<String> events() {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < packet.size(); i++) {
      events.add(packet.describe(i));
    }
    packet.clear();
    return events;
  }
}
