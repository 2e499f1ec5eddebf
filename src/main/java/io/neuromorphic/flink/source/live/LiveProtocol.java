/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.aedat3.Aedat3Decoder;
import io.neuromorphic.flink.codec.evt2.Evt2Decoder;
import io.neuromorphic.flink.codec.evt21.Evt21Decoder;
import io.neuromorphic.flink.codec.evt3.Evt3Decoder;
import io.neuromorphic.flink.codec.live.Aedat3DatagramDecoder;
import io.neuromorphic.flink.codec.live.DatagramDecoder;
import io.neuromorphic.flink.codec.live.FaeryDecoder;
import io.neuromorphic.flink.codec.live.LiveDecoders;
import io.neuromorphic.flink.codec.live.SpifDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What live senders speak. To add a protocol, write its decoder in {@code codec} and name it here.
 * Constants are never renamed: job files and checkpoints know them by their words.
 */
public enum LiveProtocol {
  /** AEStream's UDP output: words of 32 bits, with times or without. */
  SPIF("spif", SpifDecoder::new, null),
  /** faery's {@code t64_x16_y16_on8}. */
  FAERY_T64("faery-t64", FaeryDecoder::t64, null),
  /** faery's {@code t32_x16_y15_on1}. */
  FAERY_T32("faery-t32", FaeryDecoder::t32, null),
  /** Prophesee's EVT2, without or with the header of a RAW file. */
  EVT2("evt2", null, sensor -> LiveDecoders.raw(new Evt2Decoder(), "EVT2", sensor)),
  /** Prophesee's EVT2.1 in plain order, or in the order that its header tells. */
  EVT21("evt2.1", null, sensor -> LiveDecoders.raw(new Evt21Decoder(), "EVT21", sensor)),
  /** The same with the upper half of each word first, where no header tells. */
  EVT21_LEGACY(
      "evt2.1-legacy",
      null,
      sensor -> LiveDecoders.raw(new Evt21Decoder(), "EVT21;endianness=legacy", sensor)),
  /** Prophesee's EVT3, without or with the header of a RAW file. */
  EVT3("evt3", null, sensor -> LiveDecoders.raw(new Evt3Decoder(), "EVT3", sensor)),
  /** The network output of DV: AEDAT 4 without its first line. Times are µs since 1970. */
  DV("dv", null, sensor -> LiveDecoders.dv()),
  /** The network output of libcaer and cAER: AEDAT 3.1, by datagrams or a connection. */
  AEDAT3("aedat3", sensor -> new Aedat3DatagramDecoder(), sensor -> Aedat3Decoder.ofNetwork());

  private final String word;
  private final Function<SensorInfo, DatagramDecoder> datagrams;
  private final Function<SensorInfo, RecordingDecoder<CameraPacket>> stream;

  LiveProtocol(
      String word,
      Function<SensorInfo, DatagramDecoder> datagrams,
      Function<SensorInfo, RecordingDecoder<CameraPacket>> stream) {
    this.word = word;
    this.datagrams = datagrams;
    this.stream = stream;
  }

  /** Its name in job files. */
  public String word() {
    return word;
  }

  /** Whether it travels by the given transport. */
  public boolean allows(Transport transport) {
    return (transport == Transport.UDP ? datagrams : stream) != null;
  }

  /** The protocols that travel by the given transport, by name. */
  public static List<String> words(Transport transport) {
    return Arrays.stream(values()).filter(p -> p.allows(transport)).map(p -> p.word).toList();
  }

  /** The protocol of the given name. */
  public static Optional<LiveProtocol> of(String word) {
    return Arrays.stream(values()).filter(protocol -> protocol.word.equals(word)).findFirst();
  }

  /**
   * A decoder for the datagrams of one sender.
   *
   * @throws IllegalArgumentException where the protocol is not {@link #allows allowed} on UDP
   */
  public DatagramDecoder datagrams(SensorInfo sensor) {
    return maker(datagrams, Transport.UDP).apply(sensor);
  }

  /**
   * A decoder for one connection.
   *
   * @throws IllegalArgumentException where the protocol is not {@link #allows allowed} on TCP
   */
  public RecordingDecoder<CameraPacket> stream(SensorInfo sensor) {
    return maker(stream, Transport.TCP).apply(sensor);
  }

  private <T> T maker(T maker, Transport transport) {
    if (maker == null) {
      throw new IllegalArgumentException(
          word
              + " does not travel by "
              + transport.word()
              + "; what does: "
              + String.join(", ", words(transport)));
    }
    return maker;
  }
}
