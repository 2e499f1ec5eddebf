/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.aedat4.Aedat4Decoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.nio.charset.StandardCharsets;

/** Decoders of recordings' formats, for senders that leave out the recording's beginning. */
public final class LiveDecoders {

  private static final String RAW_MARK = "% ";
  private static final String DV_MARK = "#!AER-DAT4.0\r\n";

  private LiveDecoders() {}

  /**
   * Of Prophesee's words, as a camera delivers them.
   *
   * @param decoder of RAW files of that encoding
   * @param format as RAW headers name it, with options: {@code EVT21;endianness=legacy}
   * @param sensor events outside it are skipped, where its size is known
   */
  public static RecordingDecoder<CameraPacket> raw(
      RecordingDecoder<CameraPacket> decoder, String format, SensorInfo sensor) {
    String geometry =
        sensor.width() == 0 ? "" : ";height=" + sensor.height() + ";width=" + sensor.width();
    return new HeaderlessDecoder(
        decoder, ascii(RAW_MARK), ascii("% format " + format + geometry + "\n% end\n"));
  }

  /** Of DV's network streams: AEDAT 4 without its first line. */
  public static RecordingDecoder<CameraPacket> dv() {
    return new HeaderlessDecoder(new Aedat4Decoder(), ascii(DV_MARK), ascii(DV_MARK));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
