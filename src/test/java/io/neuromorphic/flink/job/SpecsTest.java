/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.operator.PopulationSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecsTest {

  @TempDir Path folder;

  private PopulationSpec one(String initial) throws IOException {
    Files.writeString(folder.resolve("c.csv"), "t,population,neuron,current\n");
    JobFile job =
        JobFile.of(
            folder,
            """
            name: specs
            inputs:
              - {name: currents, recording: c.csv}
            populations:
              one: {size: 1, behavior: tonic_spiking, initial: %s}
            """
                .formatted(initial));
    return new Specs(job.read()).populations(0).populations().get(0);
  }

  private String state(String name, String v) throws IOException {
    Files.writeString(folder.resolve(name), "population,neuron,v,u\none,0," + v + ",1\n");
    return "{state: " + name + "}";
  }

  @Test
  void aRestoreComparesTheContentOfAStateNotItsPlace() throws IOException {
    String neurons = one(state("a.csv", "-60")).neurons();

    assertThat(neurons).matches(".* from state [0-9a-f]{16}");
    assertThat(one(state("b.csv", "-60.0")).neurons()).isEqualTo(neurons);
    assertThat(one(state("a.csv", "-61")).neurons()).isNotEqualTo(neurons);
  }

  @Test
  void theStateReachesTheOperator() throws IOException {
    PopulationSpec one = one(state("a.csv", "-60"));

    assertThat(one.start().v()).containsExactly(-60);
    assertThat(one.start().u()).containsExactly(1);
  }

  @Test
  void oneStateForAllIsTold() throws IOException {
    PopulationSpec one = one("{v: -60}");

    assertThat(one.neurons()).endsWith(" from v=-60.0 u=-14.0");
    assertThat(one.start()).isNull();
  }
}
