/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionsTest {

  private static final String PLAIN = "{from: retina, to: motion, weights: {all-to-all: 1}}";

  @TempDir Path folder;

  @Test
  void aProjectionNeedsItsEndsAndWeights() {
    ProjectionConfig projection = projection(PLAIN);

    assertThat(projection.name()).isEqualTo("retina->motion");
    assertThat(projection.from()).isEqualTo("retina");
    assertThat(projection.to()).isEqualTo("motion");
    assertThat(projection.weights()).isEqualTo(new WeightsConfig.AllToAll(1));
    assertThat(projection.delayWindows()).isOne();
    assertThat(projection.gain()).isOne();
    assertThat(projection.tauSynMicros()).isEmpty();
  }

  @Test
  void everyKeyIsRead() {
    ProjectionConfig projection =
        projection(
            "{name: left, from: retina, to: motion, weights: {all-to-all: 1}, delay: 3ms,"
                + " gain: -0.1, tau-syn: 10ms}");

    assertThat(projection.name()).isEqualTo("left");
    assertThat(projection.delayWindows()).isEqualTo(3);
    assertThat(projection.gain()).isEqualTo(-0.1f);
    assertThat(projection.tauSynMicros()).hasValue(10_000);
  }

  @Test
  void furtherOnesWithoutANameAreNumbered() {
    assertThat(
            job(
                    PLAIN,
                    PLAIN,
                    "{name: fast, from: retina, to: motion, weights: {all-to-all: 1}}",
                    PLAIN,
                    "{from: motion, to: motion, weights: {all-to-all: 1}}")
                .read()
                .projections())
        .extracting(ProjectionConfig::name)
        .containsExactly(
            "retina->motion", "retina->motion#2", "fast", "retina->motion#3", "motion->motion");
  }

  @Test
  void aSettingNamesTheProjection() {
    JobText job =
        job("{name: left, from: retina, to: motion, weights: {all-to-all: 1}}", PLAIN, PLAIN)
            .set("projections.left.delay=2ms")
            .set("projections.retina->motion.gain=3")
            .set("projections.retina->motion#2.weights.all-to-all=4");

    List<ProjectionConfig> projections = job.read().projections();
    assertThat(projections.get(0).delayWindows()).isEqualTo(2);
    assertThat(projections.get(1).gain()).isEqualTo(3);
    assertThat(projections.get(2).weights()).isEqualTo(new WeightsConfig.AllToAll(4));
    assertThat(job(PLAIN).set("projections.rigth.delay=2ms").problems())
        .containsExactly(
            "--set projections.rigth.delay=2ms: no item named 'rigth' in projections; it has"
                + " retina->motion");
  }

  @Test
  void theEndsMustBeKnown() {
    assertThat(refused("{from: retna, to: motoin, weights: {all-to-all: 1}}"))
        .containsExactly(
            "job.yaml:11: projections.retna->motoin.from: no population 'retna',"
                + " did you mean 'retina'?",
            "job.yaml:11: projections.retna->motoin.to: no population 'motoin',"
                + " did you mean 'motion'?");
    assertThat(refused("{}"))
        .containsExactly(
            "job.yaml:11: projections[0]: missing key 'from', the name of a population",
            "job.yaml:11: projections[0]: missing key 'to', the name of a population",
            "job.yaml:11: projections[0]: missing key 'weights', a file or a map");
    assertThat(refused("{form: retina, to: motion, weights: {all-to-all: 1}}"))
        .contains("job.yaml:11: unknown key 'form' in projections[0], did you mean 'from'?");
  }

  @Test
  void theDelayIsAMultipleOfDt() {
    String at = "job.yaml:11: projections.retina->motion.delay: ";
    String projection = "{from: retina, to: motion, weights: {all-to-all: 1}, delay: ";
    assertThat(refused(projection + "2.5ms}"))
        .containsExactly(
            at + "expected a multiple of dt = 1ms, found '2.5ms'; the nearest are 2ms and 3ms");
    assertThat(refused(projection + "500us}"))
        .containsExactly(
            at
                + "expected a positive multiple of dt = 1ms, found '500us'; the nearest is dt"
                + " itself");
    assertThat(refused(projection + "0}"))
        .containsExactly(
            at + "expected a positive multiple of dt = 1ms, found '0'; the nearest is dt itself");
    assertThat(refused(projection + "-1ms}"))
        .containsExactly(
            at
                + "expected a positive multiple of dt = 1ms, found '-1ms'; the nearest is dt"
                + " itself");
    assertThat(projection(projection + "100s}").delayWindows()).isEqualTo(100_000);
    assertThat(refused(projection + "100001ms}"))
        .containsExactly(at + "expected at most 100000 times dt = 1ms, found '100001ms'");
    assertThat(refused(projection + "soon}"))
        .containsExactly(at + "'soon' is not a duration; write e.g. 100us, 0.5ms, 2s, 1h");
  }

  @Test
  void gainAndTimeConstantAreChecked() {
    String at = "job.yaml:11: projections.retina->motion";
    String projection = "{from: retina, to: motion, weights: {all-to-all: 1}, ";
    assertThat(refused(projection + "gain: 1e39}"))
        .containsExactly(at + ".gain: expected a number that a float32 can hold, found '1e39'");
    assertThat(refused(projection + "tau-syn: 0}"))
        .containsExactly(at + ".tau-syn: expected a duration from 1us to 4194304ms, found '0'");
  }

  @Test
  void aYearIsTheMostThatATimeConstantCanBeHoweverLongTheWindow() {
    String projection = "{from: retina, to: motion, weights: {all-to-all: 1}, tau-syn: ";
    assertThat(job(projection + "365d}").set("dt=30d").read().projections().get(0).tauSynMicros())
        .hasValue(365L * 86_400_000_000L);
    assertThat(job(projection + "366d}").set("dt=30d").problems())
        .containsExactly(
            "job.yaml:11: projections.retina->motion.tau-syn:"
                + " expected a duration from 1us to 365d, found '366d'");
  }

  @Test
  void namesAreUniqueAndPlain() {
    String left = "{name: left, from: retina, to: motion, weights: {all-to-all: 1}}";
    assertThat(job(left, left).problems())
        .containsExactly(
            "job.yaml:12: projections.left.name: another projection has this name, at"
                + " job.yaml:11");
    assertThat(refused(left.replace("left", "'a b'")))
        .containsExactly(
            "job.yaml:11: projections.a b.name: expected 1 to 100 of the characters"
                + " A-Z a-z 0-9 . _ -, found 'a b'");
  }

  @Test
  void aListIsExpected() {
    assertThat(JobText.minimal(folder).add("projections: 5").problems())
        .containsExactly(
            "job.yaml:9: projections: expected a list, each with from, to and weights, found '5'");
    assertThat(refused("5"))
        .containsExactly(
            "job.yaml:11: projections[0]: expected a map of one projection, found '5'");
  }

  private JobText job(String... projections) {
    JobText job =
        JobText.minimal(folder)
            .add("  motion: {size: 6, behavior: tonic_spiking}")
            .add("projections:");
    for (String projection : projections) {
      job.add("  - " + projection);
    }
    return job;
  }

  private ProjectionConfig projection(String keys) {
    return job(keys).read().projections().get(0);
  }

  private List<String> refused(String keys) {
    return job(keys).problems();
  }
}
