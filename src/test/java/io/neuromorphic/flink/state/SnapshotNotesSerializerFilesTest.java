/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.state.SnapshotNotes.InputEnd;
import io.neuromorphic.flink.state.SnapshotNotes.PopulationNote;
import java.util.List;
import java.util.Map;

class SnapshotNotesSerializerFilesTest extends TypeSerializerFilesContract<SnapshotNotes> {

  @Override
  protected VersionedSerializer<SnapshotNotes> serializer() {
    return new SnapshotNotesSerializer();
  }

  @Override
  protected List<SnapshotNotes> values(int version) {
    return List.of(
        new SnapshotNotes(0, 1, Map.of(), Map.of()),
        new SnapshotNotes(
            -5_000,
            1L << 33,
            Map.of("Größe日🧠", new PopulationNote(7, 2, "P[a=1] from v=-70 u=-14", -4, 1L << 40)),
            Map.of("in", new InputEnd(3, List.of(0, 2), -77))));
  }
}
