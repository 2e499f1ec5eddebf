/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import io.neuromorphic.flink.bench.job.BenchScene;
import io.neuromorphic.flink.bench.job.IdentityCamera;
import io.neuromorphic.flink.bench.job.NaiveCamera;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A scene, and recordings of it, to spikes in nothing or in a file. */
final class RecordingSuite {

  /** Seconds of the scene that ours and the identity job get, a million events each. */
  private static final long SECONDS = 60;

  /** The naive job gets this much of its beginning. */
  private static final long SHORT_SECONDS = 5;

  private static final double MILLIS = 1e3;
  private static final double WANTED = 10;
  private static final double WANTED_AEDAT4 = 7;
  private static final double WANTED_TO_NAIVE = 10;
  private static final String OURS = "ours";

  private final Ground ground;
  private final double seconds;
  private final double shortSeconds;

  private RecordingSuite(Ground ground) {
    this.ground = ground;
    this.seconds = ground.scaled((long) (SECONDS * MILLIS)) / MILLIS;
    this.shortSeconds = ground.scaled((long) (SHORT_SECONDS * MILLIS)) / MILLIS;
  }

  static List<Case> cases(Ground ground) throws Exception {
    RecordingSuite suite = new RecordingSuite(ground);
    Recorded evt3 = suite.record("evt3", "raw");
    Recorded aedat4 = suite.record("aedat4", "aedat4");
    Recorded scene =
        new Recorded(
            BenchScene.yaml(suite.seconds),
            "scene:" + suite.seconds,
            BenchScene.yaml(suite.shortSeconds),
            "scene:" + suite.shortSeconds);
    return List.of(
        suite.of("scene to nothing", scene, "", WANTED, true),
        suite.of("EVT3 to nothing", evt3, "", WANTED, true),
        suite.of(
            "EVT3 to a CSV file", evt3, "outputs: {spikes: {file: spikes.csv}}", WANTED, false),
        suite.of("AEDAT4 to nothing", aedat4, "", WANTED_AEDAT4, false));
  }

  /** The same events, all and the first of them, for a job file and for other jobs. */
  private record Recorded(String input, String path, String shortInput, String shortPath) {}

  private Recorded record(String form, String extension) throws IOException {
    String whole = write("whole", seconds, form, extension);
    String begun = write("begun", shortSeconds, form, extension);
    return new Recorded("recording: " + whole, whole, "recording: " + begun, begun);
  }

  private String write(String name, double length, String form, String extension)
      throws IOException {
    return SceneRecording.write(
            BenchScene.of(length), form, ground.folder().resolve(name + "." + extension))
        .toString();
  }

  private Case of(String name, Recorded recorded, String output, double wanted, boolean variants)
      throws IOException {
    String windows = Long.toString(Math.round(shortSeconds * MILLIS));
    List<Contender> all = new ArrayList<>();
    all.add(Contender.program(Contender.NAIVE, NaiveCamera.class, recorded.shortPath(), windows));
    all.add(Contender.program(Contender.IDENTITY, IdentityCamera.class, recorded.path()));
    String job = job(recorded.input(), output);
    all.add(Contender.job(OURS, ground, job));
    all.add(Contender.job("ours, naive's events", ground, job(recorded.shortInput(), output)));
    if (variants) {
      all.add(Contender.job("ours, rocksdb", ground, job, "state=rocksdb"));
      all.add(
          Contender.job(
              "ours, checkpoints 1 s",
              ground,
              job,
              "checkpoints.interval=1s",
              "checkpoints.dir=ck"));
      all.add(Contender.job("ours, 2 shards", ground, job, "populations.retina.shards=2"));
      all.add(
          Contender.job(
              "ours, 2 shards, 2 slots",
              ground,
              job,
              "populations.retina.shards=2",
              "parallelism=2"));
    }
    return new Case(
        name,
        all,
        List.of(
            Target.rate(OURS, Figure.CPU, wanted),
            Target.times(OURS, Figure.CPU, WANTED_TO_NAIVE, Contender.NAIVE)));
  }

  private static String job(String input, String output) {
    return """
        name: bench
        dt: 1ms
        parallelism: 1
        inputs:
          - name: camera
            INPUT
            into: retina
            encode: {pool: 4, on: 20.0, off: 20.0}
        populations:
          retina: {size: [160, 90], behavior: tonic_spiking}
        OUTPUT
        """
        .replace("INPUT", input)
        .replace("OUTPUT", output);
  }
}
