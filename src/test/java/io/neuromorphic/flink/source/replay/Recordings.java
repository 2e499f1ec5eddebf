/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Positions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;

/**
 * Recordings that a test writes down: times by name and packet. A time of −1 is a line that nobody
 * understands.
 */
record Recordings(Map<String, long[][]> packets) implements PacketReaderFactory<CurrentPacket> {

  static final long UNPARSABLE = -1;

  @Override
  public PacketReader<CurrentPacket> open(String name) throws IOException {
    if (!packets.containsKey(name)) {
      throw new FileNotFoundException(name + ": no such recording");
    }
    long[][] recording = packets.get(name);
    return new PacketReader<>() {
      private int next;
      private int line;

      @Override
      public CurrentPacket newPacket() {
        return new CurrentPacket(0);
      }

      @Override
      public boolean read(CurrentPacket into) {
        if (next == recording.length) {
          return false;
        }
        int first = line;
        int[] offsets = new int[recording[next].length];
        for (long t : recording[next++]) {
          if (t == UNPARSABLE) {
            into.addUnparsable("expected a number", "line " + line, "?");
          } else {
            offsets[into.size()] = line - first;
            into.add(t, into.dictionaryIndex("p"), into.size(), 1);
          }
          line++;
        }
        into.setPositions(Positions.at("line ", first, offsets));
        into.setWork(10);
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
