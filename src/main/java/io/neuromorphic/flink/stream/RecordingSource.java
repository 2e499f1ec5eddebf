/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sources of recordings: event-camera files of any format that the project reads, which is found by
 * looking at them, and CSV files of currents.
 */
public final class RecordingSource {

  private RecordingSource() {}

  /** Camera events. */
  public static Builder<CameraPacket> camera() {
    return new Builder<>(keys -> EventSources.camera(keys, Map.of()));
  }

  /** Current events, from CSV files with the columns {@code t,population,neuron,current}. */
  public static Builder<CurrentPacket> currents() {
    return new Builder<>(keys -> EventSources.currents(keys, Map.of()));
  }

  /**
   * Says which recordings, and how they are played.
   *
   * @param <P> kind of packets
   */
  public static final class Builder<P extends InputPacket> {

    private final Function<Map<String, Object>, EventSource<P>> source;
    private final List<Object> paths = new ArrayList<>();
    private Object speed = "max";

    private Builder(Function<Map<String, Object>, EventSource<P>> source) {
      this.source = source;
    }

    /**
     * A file, or all files of a folder. Several are played in the order of their first times: one
     * after the other by one subtask, as many side by side as there are subtasks otherwise.
     */
    public Builder<P> path(Path path) {
      return path(path.toString());
    }

    /** A file, a folder, a pattern such as {@code data/*.aedat4}, or a URI that Flink can read. */
    public Builder<P> path(String path) {
      paths.add(path);
      return this;
    }

    /** Plays at so many times real time; by default as fast as can be. */
    public Builder<P> speed(double factor) {
      speed = factor;
      return this;
    }

    /**
     * Looks at the recordings.
     *
     * @throws IllegalArgumentException where there is none, or a path is wrong
     * @throws io.neuromorphic.flink.job.JobStartException where one cannot be read
     */
    public EventSource<P> build() {
      return source.apply(Map.of("recording", List.copyOf(paths), "speed", speed));
    }
  }
}
