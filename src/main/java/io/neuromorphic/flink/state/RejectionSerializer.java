/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Rejected events. */
public final class RejectionSerializer extends VersionedSerializer<Rejection> {

  private static final long serialVersionUID = 1L;

  public RejectionSerializer() {
    super(1);
  }

  private RejectionSerializer(int version) {
    super(version);
  }

  @Override
  protected int newestVersion() {
    return 1;
  }

  @Override
  protected VersionedSerializer<Rejection> forVersion(int version) {
    return new RejectionSerializer(version);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Rejection createInstance() {
    return new Rejection(RejectReason.UNPARSABLE, "", "", "", "");
  }

  @Override
  public Rejection copy(Rejection from) {
    return from;
  }

  @Override
  public void serialize(Rejection rejection, DataOutputView out) throws IOException {
    out.writeUTF(rejection.reason().word());
    StringValue.writeString(rejection.detail(), out);
    StringValue.writeString(rejection.source(), out);
    StringValue.writeString(rejection.position(), out);
    StringValue.writeString(rejection.value(), out);
  }

  @Override
  protected Rejection read(DataInputView in, int version) throws IOException {
    return new Rejection(
        RejectReason.ofWord(in.readUTF()),
        StringValue.readString(in),
        StringValue.readString(in),
        StringValue.readString(in),
        StringValue.readString(in));
  }

  @Override
  public TypeSerializerSnapshot<Rejection> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<Rejection> {
    public Snapshot() {
      super(new RejectionSerializer());
    }
  }
}
