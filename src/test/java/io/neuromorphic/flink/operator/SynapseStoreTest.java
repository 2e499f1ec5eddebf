/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.kernel.SynapseMaker;
import io.neuromorphic.flink.kernel.Synapses;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Synapses are held once in a JVM, and not for ever. */
class SynapseStoreTest {

  private static int loads;

  private record Counted(String id, boolean broken) implements SynapseLoader {
    @Override
    public Synapses load(int first, int count, ShippedFiles files) throws IOException {
      loads++;
      if (broken) {
        throw new IOException(files.path("w") + " is gone");
      }
      return new SynapseMaker(10, first, count, 1).oneToOne(2);
    }
  }

  private final SynapseStore store = new SynapseStore(name -> Path.of("/shipped", name));

  @Test
  void manySubtasksShareOneSet() throws Exception {
    int before = loads;
    Synapses one = store.get(new Counted("shared", false), 0, 10);
    Synapses other =
        new SynapseStore(name -> Path.of(name)).get(new Counted("shared", false), 0, 10);

    assertThat(other).isSameAs(one);
    assertThat(loads).isEqualTo(before + 1);
  }

  @Test
  void rangesAndIdsAreToldApart() throws Exception {
    Synapses whole = store.get(new Counted("apart", false), 0, 10);

    assertThat(store.get(new Counted("apart", false), 0, 5)).isNotSameAs(whole);
    assertThat(store.get(new Counted("apart", false), 5, 5).to()).isEqualTo(5);
    assertThat(store.get(new Counted("another", false), 0, 10)).isNotSameAs(whole);
  }

  @Test
  void afterAFailureTheyAreAskedForAgain() throws Exception {
    assertThatThrownBy(() -> store.get(new Counted("late", true), 0, 10))
        .isInstanceOf(IOException.class)
        .hasMessage("/shipped/w is gone");

    assertThat(store.get(new Counted("late", false), 0, 10).count()).isEqualTo(10);
  }
}
