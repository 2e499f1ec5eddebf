/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A hand-written serializer whose bytes have a version. It writes the newest version and reads the
 * one it was made for: a restored snapshot makes it for the version it was taken with.
 *
 * @param <T> what it serializes
 */
public abstract class VersionedSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final int version;

  /** For reading bytes of the given version. */
  protected VersionedSerializer(int version) {
    if (version < 1 || version > newestVersion()) {
      throw new IllegalArgumentException(
          getClass().getSimpleName()
              + " knows versions 1 to "
              + newestVersion()
              + ", not "
              + version
              + "; was this written by a newer release?");
    }
    this.version = version;
  }

  /** The version that is written; a constant. */
  protected abstract int newestVersion();

  /** A serializer of the same class for another version. */
  protected abstract VersionedSerializer<T> forVersion(int version);

  /** Reads bytes of the given version. */
  protected abstract T read(DataInputView in, int version) throws IOException;

  /** Shipped with a job by Java serialization, a serializer gets its scratch buffers anew. */
  protected final Object readResolve() {
    return forVersion(version);
  }

  /** The version of the bytes that this serializer reads. */
  public final int version() {
    return version;
  }

  @Override
  public final T deserialize(DataInputView in) throws IOException {
    return read(in, version);
  }

  @Override
  public final T deserialize(T reuse, DataInputView in) throws IOException {
    return read(in, version);
  }

  @Override
  public final void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public final VersionedSerializer<T> duplicate() {
    return forVersion(version);
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // subclasses are different serializers
  public final boolean equals(Object o) {
    return o != null
        && o.getClass() == getClass()
        && ((VersionedSerializer<?>) o).version == version;
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode() * 31 + version;
  }
}
