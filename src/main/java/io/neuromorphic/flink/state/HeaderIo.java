/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.EventTrace;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.IntakeCounts;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The parts that several kinds of packets share. Version 1 of all of them. */
final class HeaderIo {

  private static final RejectReason[] REASONS = RejectReason.values();

  private final ArrayIo arrays;
  private final RejectionSerializer rejections = new RejectionSerializer();

  HeaderIo(ArrayIo arrays) {
    this.arrays = arrays;
  }

  void write(InputPacket packet, DataOutputView out) throws IOException {
    out.writeLong(packet.until());
    out.writeLong(packet.lastTime());
    out.writeLong(packet.work());
    write(packet.positions(), out);
    write(packet.counts(), out);
    out.writeInt(packet.rejections().size());
    for (Rejection rejection : packet.rejections()) {
      rejections.serialize(rejection, out);
    }
  }

  void read(InputPacket packet, DataInputView in) throws IOException {
    packet.setUntil(in.readLong());
    packet.setLastTime(in.readLong());
    packet.setWork(in.readLong());
    packet.setPositions(readPositions(in));
    packet.setCounts(readCounts(in));
    int count = ArrayIo.readCount(in);
    List<Rejection> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(rejections.deserialize(in));
    }
    packet.setRejections(list);
  }

  private void write(Positions positions, DataOutputView out) throws IOException {
    out.writeUTF(positions.prefix());
    out.writeLong(positions.base());
    out.writeInt(positions.step());
    int[] offsets = positions.offsets();
    out.writeInt(offsets == null ? 0 : offsets.length);
    if (offsets != null) {
      arrays.write(offsets, offsets.length, out);
    }
  }

  private Positions readPositions(DataInputView in) throws IOException {
    String prefix = in.readUTF();
    long base = in.readLong();
    int step = in.readInt();
    int count = ArrayIo.readCount(in);
    return new Positions(prefix, base, count == 0 ? null : arrays.readInts(count, in), step);
  }

  void write(IntakeCounts counts, DataOutputView out) throws IOException {
    out.writeLong(counts.read());
    out.writeLong(counts.filtered());
    out.writeByte(REASONS.length);
    for (RejectReason reason : REASONS) {
      out.writeUTF(reason.word());
      out.writeLong(counts.rejected(reason));
    }
  }

  IntakeCounts readCounts(DataInputView in) throws IOException {
    IntakeCounts counts = new IntakeCounts();
    counts.addRead(in.readLong());
    counts.addFiltered(in.readLong());
    int reasons = in.readByte();
    for (int i = 0; i < reasons; i++) {
      RejectReason reason = RejectReason.ofWord(in.readUTF());
      counts.addRejected(reason, in.readLong());
    }
    return counts;
  }

  void write(EventTrace trace, DataOutputView out) throws IOException {
    out.writeInt(trace.size());
    arrays.write(trace.t(), trace.size(), out);
    arrays.write(trace.place(), trace.size(), out);
    out.writeInt(trace.segmentCount());
    for (int i = 0; i < trace.segmentCount(); i++) {
      out.writeInt(trace.segmentEnd(i));
      out.writeUTF(trace.segmentPrefix(i));
    }
  }

  EventTrace readTrace(DataInputView in) throws IOException {
    int size = ArrayIo.readCount(in);
    long[] t = arrays.readLongs(size, in);
    long[] place = arrays.readLongs(size, in);
    int segments = ArrayIo.readCount(in);
    int[] ends = new int[segments];
    String[] prefixes = new String[segments];
    for (int i = 0; i < segments; i++) {
      ends[i] = in.readInt();
      prefixes[i] = in.readUTF();
    }
    return EventTrace.of(t, place, size, prefixes, ends, segments);
  }

  void write(EndOfInput end, DataOutputView out) throws IOException {
    out.writeInt(end.subtask());
    out.writeInt(end.of());
    out.writeLong(end.lastTime());
  }

  EndOfInput readEnd(DataInputView in) throws IOException {
    return new EndOfInput(in.readInt(), in.readInt(), in.readLong());
  }
}
