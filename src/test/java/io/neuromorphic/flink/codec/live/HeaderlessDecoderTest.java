/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.evt3.Evt3Decoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderlessDecoderTest {

  private static final SensorInfo SENSOR = new SensorInfo("", 640, 480);

  /** TIME_HIGH 1, TIME_LOW 2, ADDR_Y 3, ADDR_X 4 and 5 with polarity 1, ADDR_X 700. */
  private static final byte[] WORDS = {
    1, (byte) 0x80, 2, 0x60, 3, 0, 4, 0x20, 5, 0x28, (byte) 0xBC, 0x22
  };

  private static RecordingDecoder<CameraPacket> evt3() {
    return LiveDecoders.raw(new Evt3Decoder(), "EVT3", SENSOR);
  }

  private static List<String> read(RecordingDecoder<CameraPacket> decoder, byte[] bytes, int cut)
      throws Exception {
    List<String> events = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += cut) {
      CameraPacket into = decoder.newPacket();
      decoder.decode(bytes, at, Math.min(bytes.length, at + cut), into);
      for (int i = 0; i < into.size(); i++) {
        events.add(into.describe(i));
      }
    }
    decoder.finish(decoder.newPacket());
    return events;
  }

  @Test
  void wordsAloneAreReadHoweverTheyAreCut() throws Exception {
    for (int cut = 1; cut <= WORDS.length; cut++) {
      RecordingDecoder<CameraPacket> decoder = evt3();
      assertThat(read(decoder, WORDS, cut)).containsExactly("4098,4,3,0", "4098,5,3,1");
      assertThat(decoder.warnings()).containsOnlyKeys("events outside the sensor");
      assertThat(decoder.sensor().width()).isEqualTo(640);
    }
  }

  @Test
  void aWholeRecordingBringsItsOwnHeader() throws Exception {
    byte[] header = "% evt 3.0\n% geometry 1280x720\n% end\n".getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[header.length + WORDS.length];
    System.arraycopy(header, 0, whole, 0, header.length);
    System.arraycopy(WORDS, 0, whole, header.length, WORDS.length);
    for (int cut = 1; cut <= whole.length; cut++) {
      RecordingDecoder<CameraPacket> decoder = evt3();
      assertThat(read(decoder, whole, cut))
          .containsExactly("4098,4,3,0", "4098,5,3,1", "4098,700,3,0");
      assertThat(decoder.sensor().width()).isEqualTo(1280);
    }
  }

  @Test
  void aWordThatBeginsLikeAHeaderIsAWord() throws Exception {
    // TIME_HIGH 0x25.
    byte[] words = WORDS.clone();
    words[0] = 0x25;
    for (int cut = 1; cut <= words.length; cut++) {
      assertThat(read(evt3(), words, cut)).hasSize(2).first().isEqualTo("151554,4,3,0");
    }
  }

  @Test
  void aConnectionThatSaysNothingEndsInPeace() throws Exception {
    assertThat(read(evt3(), new byte[0], 1)).isEmpty();
    assertThat(read(evt3(), new byte[] {'%'}, 1)).isEmpty();
  }
}
