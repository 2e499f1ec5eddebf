/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import io.neuromorphic.flink.codec.csv.CurrentCsvEncoder;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.source.NewFile;
import io.neuromorphic.flink.source.intake.CurrentAddresses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Current events into a CSV file, each current as a decimal that reads back as the same float32.
 */
public final class CurrentCapture extends EventCapture<CurrentPacket> {

  private static final long NEURON = 0xffff_ffffL;

  private final CurrentCsvEncoder encoder = new CurrentCsvEncoder();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final CurrentPacket packet = new CurrentPacket(PACKET_EVENTS);

  /**
   * Numbers of the populations of the packet that is looked at; negative where none is possible.
   */
  private int[] populations = new int[4];

  /**
   * @param out the file to write, in a folder that exists
   * @param replace whether it may exist
   */
  public CurrentCapture(Path out, boolean replace) {
    super(out, replace);
  }

  @Override
  void begin(CurrentPacket events) {
    int count = events.populationCount();
    populations = populations.length < count ? new int[2 * count] : populations;
    for (int i = 0; i < count; i++) {
      String name = events.populationName(i);
      populations[i] = name.isEmpty() || !CurrentCsvEncoder.holds(name) ? -1 : number(name);
    }
  }

  private int number(String name) {
    return numbers.computeIfAbsent(
        name,
        unseen -> {
          names.add(unseen);
          return names.size() - 1;
        });
  }

  /** What no job could integrate, whatever its populations. */
  @Override
  String problem(CurrentPacket events, int i) {
    if (populations[events.population()[i]] < 0) {
      return "events without a possible population";
    }
    if (events.neuron()[i] < 0) {
      return "events without a possible neuron";
    }
    return CurrentAddresses.isPossible(events.current()[i])
        ? null
        : "events without a possible current";
  }

  @Override
  long what(CurrentPacket events, int i) {
    return (long) populations[events.population()[i]] << Integer.SIZE | events.neuron()[i];
  }

  @Override
  int value(CurrentPacket events, int i) {
    return Float.floatToRawIntBits(events.current()[i]);
  }

  @Override
  void becomeCsv() {
    packet.clear();
  }

  @Override
  String format() {
    return encoder.format();
  }

  @Override
  void begin(OutputStream file) throws IOException {
    encoder.begin(file);
  }

  @Override
  void append(long t, long what, int value) {
    int population = packet.dictionaryIndex(names.get((int) (what >>> Integer.SIZE)));
    packet.add(t, population, (int) (what & NEURON), Float.intBitsToFloat(value));
  }

  @Override
  void flush(OutputStream file) throws IOException {
    encoder.encode(packet, file);
    packet.clear();
  }

  @Override
  void finish(NewFile file) {
    // Nothing stands after the last row.
  }
}
