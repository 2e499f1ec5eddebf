/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingFormats;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Takes a stream from a file of a camera's events or of currents. */
final class RecordedFeed {

  private static final int PIECE_BYTES = 4_096;
  private static final long[] DTS = {250, 500, 1_000, 2_000};
  private static final long MOST_WINDOWS = 20_000;
  private static final long DELAY = 8_000;
  private static final int NEURONS = 600;
  private static final int LEAST_SIZE = 11;

  private final Path file;
  private final int most;
  private final byte[] bytes;

  private RecordedFeed(Path file, int most) throws IOException {
    this.file = file.toAbsolutePath();
    this.most = most;
    this.bytes = Files.readAllBytes(file);
  }

  /**
   * The first events of a file, whatever its kind.
   *
   * @param most so many events, or a few more: files are cut at a multiple of some bytes
   * @param folder for the file's beginning, where that is not the whole
   */
  static Feed of(Path file, int most, long seed, Path folder) throws IOException {
    RecordedFeed recorded = new RecordedFeed(file, most);
    int head = Math.min(recorded.bytes.length, RecordingFormats.HEAD_BYTES);
    Random random = new Random(seed);
    return RecordingFormats.isCurrents(recorded.bytes, head)
        ? recorded.currents(random, folder)
        : recorded.camera(random, folder);
  }

  private Feed camera(Random random, Path folder) throws IOException {
    int end = end(this::cameraDecoder);
    List<FeedPixel> events = new ArrayList<>();
    CameraPacket packet = decode(cameraDecoder(), end);
    for (int i = 0; i < packet.size(); i++) {
      events.add(new FeedPixel(packet.t()[i], packet.x()[i], packet.y()[i], packet.polarity()[i]));
    }
    require(!events.isEmpty(), "it has no events");
    int width = 1 + events.stream().mapToInt(FeedPixel::x).max().orElseThrow();
    int height = 1 + events.stream().mapToInt(FeedPixel::y).max().orElseThrow();
    int pool = Math.max(1, (int) Math.ceil(Math.sqrt((double) width * height / NEURONS)));
    Neurons cells =
        new Neurons(
            "cells",
            Math.max(3, width / pool),
            Math.max(LEAST_SIZE / 3 + 1, height / pool),
            -65,
            6);
    return feed(
        random,
        events,
        List.of(cells),
        Optional.of(new Encoding(pool, 70, 40)),
        Optional.of(cut(end, folder)));
  }

  private Feed currents(Random random, Path folder) throws IOException {
    int end = end(this::currentDecoder);
    List<FeedCurrent> events = new ArrayList<>();
    Map<String, Integer> sizes = new LinkedHashMap<>();
    CurrentPacket packet = decode(currentDecoder(), end);
    for (int i = 0; i < packet.size(); i++) {
      String name = packet.populationName(packet.population()[i]);
      int neuron = packet.neuron()[i];
      float current = packet.current()[i];
      require(
          neuron >= 0 && Math.abs(current) <= 65_536,
          "an event that no job would take: " + packet.describe(i));
      events.add(new FeedCurrent(packet.t()[i], name, neuron, current));
      sizes.merge(name, Math.max(LEAST_SIZE, neuron + 1), Math::max);
    }
    require(!events.isEmpty(), "it has no events");
    List<Neurons> populations = new ArrayList<>();
    sizes.forEach((name, size) -> populations.add(new Neurons(name, size, 1, -65, 6)));
    populations.sort((one, other) -> Integer.compare(other.size(), one.size()));
    return feed(random, events, populations, Optional.empty(), Optional.of(cut(end, folder)));
  }

  private Feed feed(
      Random random,
      List<? extends FeedEvent> events,
      List<Neurons> populations,
      Optional<Encoding> encoding,
      Optional<Path> recording) {
    long first = events.stream().mapToLong(FeedEvent::t).min().orElseThrow();
    long last = events.stream().mapToLong(FeedEvent::t).max().orElseThrow();
    long dt = DTS[random.nextInt(DTS.length)];
    dt *= 1 + (last - first) / (dt * MOST_WINDOWS);
    return new Feed(
        "%s, its first %d events, dt %d us".formatted(file, events.size(), dt),
        dt,
        DELAY,
        events,
        populations,
        encoding,
        recording);
  }

  /** Makes a decoder for the file. */
  private interface Decoders<P extends InputPacket> {
    RecordingDecoder<P> open() throws MalformedStreamException;
  }

  private RecordingDecoder<CameraPacket> cameraDecoder() throws MalformedStreamException {
    return RecordingFormats.camera(bytes, Math.min(bytes.length, RecordingFormats.HEAD_BYTES));
  }

  private RecordingDecoder<CurrentPacket> currentDecoder() throws MalformedStreamException {
    return RecordingFormats.currents(bytes, Math.min(bytes.length, RecordingFormats.HEAD_BYTES));
  }

  /** How many bytes hold enough events; of a text, whole lines. */
  private <P extends InputPacket> int end(Decoders<P> decoders) throws IOException {
    RecordingDecoder<P> decoder = decoders.open();
    P packet = decoder.newPacket();
    int events = 0;
    int end = 0;
    while (end < bytes.length && events < most) {
      int to = Math.min(bytes.length, end + PIECE_BYTES);
      packet.clear();
      decoder.decode(bytes, end, to, packet);
      events += packet.size();
      end = to;
    }
    if (end < bytes.length && decoder.format().contains("CSV")) {
      while (bytes[end - 1] != '\n') {
        end--;
      }
    }
    return end;
  }

  private <P extends InputPacket> P decode(RecordingDecoder<P> decoder, int end)
      throws IOException {
    P packet = decoder.newPacket();
    decoder.decode(bytes, 0, end, packet);
    P rest = decoder.newPacket();
    decoder.finish(rest);
    require(rest.size() == 0, "events appear at its end only");
    require(
        packet.counts().read() + rest.counts().read() == 0,
        "it has records that cannot be understood");
    return packet;
  }

  private Path cut(int end, Path folder) throws IOException {
    if (end == bytes.length) {
      return file;
    }
    return Files.write(folder.resolve("cut-" + file.getFileName()), Arrays.copyOf(bytes, end));
  }

  private void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(file + " does not fit the matrix: " + otherwise);
    }
  }
}
