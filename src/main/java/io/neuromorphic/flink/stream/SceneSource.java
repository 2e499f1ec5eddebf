/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.CameraPacket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A synthetic camera: moving bars and rotating dots with noise, the same for the same seed. */
public final class SceneSource {

  private SceneSource() {}

  /** A scene of 640 x 360 pixels, 5 s and a million events per second, unless told otherwise. */
  public static Builder builder() {
    return new Builder();
  }

  /** Says what is seen. */
  public static final class Builder {

    private final Map<String, Object> scene = new LinkedHashMap<>();
    private Object speed = "max";

    private Builder() {}

    private Builder with(String key, Object value) {
      scene.put(key, value);
      return this;
    }

    /** Pixels. */
    public Builder size(int width, int height) {
      return with("size", List.of(width, height));
    }

    /** From t = 0. */
    public Builder duration(Duration duration) {
      return with("duration", Settings.text(duration));
    }

    /** Events per second of event time. */
    public Builder rate(long eventsPerSecond) {
      return with("rate", eventsPerSecond);
    }

    /** Of its random numbers. */
    public Builder seed(long seed) {
      return with("seed", seed);
    }

    /** Number of moving bars. */
    public Builder bars(int bars) {
      return with("bars", bars);
    }

    /** Number of rotating dots. */
    public Builder dots(int dots) {
      return with("dots", dots);
    }

    /** Share of events at random places, 0 to 1. */
    public Builder noise(double share) {
      return with("noise", share);
    }

    /** Plays at so many times real time; by default as fast as can be. */
    public Builder speed(double factor) {
      speed = factor;
      return this;
    }

    /**
     * Checks what was said.
     *
     * @throws IllegalArgumentException where it cannot be; a line for each problem
     */
    public EventSource<CameraPacket> build() {
      return EventSources.camera(Map.of("scene", scene, "speed", speed), Map.of());
    }
  }
}
