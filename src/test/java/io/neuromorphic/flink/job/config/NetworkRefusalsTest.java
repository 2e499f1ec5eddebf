/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a network as a whole. The camera feeds the population retina. */
class NetworkRefusalsTest {

  private static final String NOBODY =
      ": nobody feeds it; expected an input 'into' it, a projection from a population that is fed,"
          + " a 'bias' or 'noise' (bias: 0 lets it be)";

  @TempDir Path folder;

  @Test
  void populationsInACycleHaveOneShard() {
    assertThat(
            network("shards: 2", "shards: 3", "shards: 1")
                .add("  - {from: retina, to: a, weights: {all-to-all: 1}}")
                .add("  - {from: a, to: b, weights: {all-to-all: 1}}")
                .add("  - {from: b, to: retina, weights: {all-to-all: 1}}")
                .problems())
        .containsExactly(
            "job.yaml:8: populations.retina.shards: expected 1, as projections make a cycle,"
                + " retina -> a -> b -> retina, found '2'",
            "job.yaml:9: populations.a.shards: expected 1, as projections make a cycle,"
                + " a -> b -> retina -> a, found '3'");
  }

  @Test
  void aProjectionToItselfIsACycle() {
    assertThat(
            network("shards: 2", "", "")
                .add("  - {from: retina, to: retina, weights: {all-to-all: 1}}")
                .add("  - {from: retina, to: a, weights: {all-to-all: 1}}")
                .add("  - {from: retina, to: b, weights: {all-to-all: 1}}")
                .problems())
        .containsExactly(
            "job.yaml:8: populations.retina.shards: expected 1, as projections make a cycle,"
                + " retina -> retina, found '2'");
  }

  @Test
  void populationsBeforeAndAfterACycleMayHaveShards() {
    JobConfig job =
        network("shards: 4", "", "shards: 4")
            .add("  - {from: retina, to: a, weights: {all-to-all: 1}}")
            .add("  - {from: a, to: a, weights: {all-to-all: 1}}")
            .add("  - {from: a, to: b, weights: {all-to-all: 1}}")
            .read();

    assertThat(job.projections()).hasSize(3);
  }

  @Test
  void aPopulationThatNobodyFeedsIsRefused() {
    assertThat(
            network("", "", "")
                .add("  - {from: retina, to: a, weights: {all-to-all: 1}}")
                .problems())
        .containsExactly("job.yaml:10: populations.b" + NOBODY);
  }

  @Test
  void onlyWhatIsFedFeeds() {
    assertThat(
            network("", "behavior: accomodation, recurrent-weights: {all-to-all: 1}", "")
                .add("  - {from: a, to: b, weights: {all-to-all: 1}}")
                .add("  - {from: b, to: a, weights: {all-to-all: 1}}")
                .add("  - {from: b, to: b, weights: {all-to-all: 1}}")
                .problems())
        .containsExactly(
            "job.yaml:9: populations.a" + NOBODY, "job.yaml:10: populations.b" + NOBODY);
  }

  @Test
  void projectionsBiasAndNoiseFeed() {
    JobConfig job =
        network("", "noise: {normal: [0, 1]}", "bias: 0")
            .add("  c: {size: 4, behavior: tonic_spiking}")
            .add("projections:")
            .add("  - {from: a, to: c, weights: {all-to-all: 1}}")
            .line(11, "")
            .read();

    assertThat(job.populations()).hasSize(4);
  }

  @Test
  void currentsMayFeedAnyPopulation() throws IOException {
    Files.createFile(folder.resolve("i.csv"));

    assertThat(
            network("", "", "")
                .line(5, "    recording: i.csv")
                .line(6, "")
                .add("  - {from: retina, to: a, weights: {all-to-all: 1}}")
                .read()
                .projections())
        .hasSize(1);
  }

  @Test
  void withoutProjectionsAPopulationMayBeAlone() {
    assertThat(network("", "", "").read().populations()).hasSize(3);
  }

  @Test
  void whatWasRefusedIsNotSaidToLackFood() {
    assertThat(
            network("", "", "bias: much")
                .add("  - {from: retina, to: a, weights: {all-to-all: 1}}")
                .problems())
        .containsExactly(
            "job.yaml:10: populations.b.bias: expected a number from -65536 to 65536,"
                + " found 'much'");
  }

  /** Three populations of 4 neurons, and no projection yet. */
  private JobText network(String retina, String a, String b) {
    return JobText.minimal(folder)
        .line(8, "  retina: " + population(retina))
        .add("  a: " + population(a))
        .add("  b: " + population(b))
        .add("projections:");
  }

  private static String population(String keys) {
    String behavior = keys.contains("behavior") ? "" : "behavior: tonic_spiking, ";
    return "{size: 4, " + behavior + keys + "}";
  }
}
