/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An input of camera events, and how these become currents: pixel (x, y) goes to neuron ⌊y/pool⌋·w
 * + ⌊x/pool⌋ of a population of size [w, h]. Every method gives a new one.
 */
public final class CameraInput extends EventInput<CameraInput> {

  private CameraInput(Map<String, Object> keys) {
    super(keys);
  }

  /**
   * An input. It needs a population to go to.
   *
   * @param name unique among the inputs of the neurons; uids and totals go by it
   */
  public static CameraInput named(String name) {
    return new CameraInput(Map.of("name", name));
  }

  @Override
  CameraInput of(Map<String, Object> others) {
    return new CameraInput(others);
  }

  private CameraInput encode(String key, Object value) {
    return new CameraInput(Settings.within(keys(), "encode", key, value));
  }

  /** The population of both polarities. */
  public CameraInput into(String population) {
    return with("into", population);
  }

  /** The population of ON events, where it is another. */
  public CameraInput onInto(String population) {
    return encode("on-into", population);
  }

  /** The population of OFF events, where it is another. */
  public CameraInput offInto(String population) {
    return encode("off-into", population);
  }

  /** Edge, in pixels, of the square that shares a neuron; 1 by default. */
  public CameraInput pool(int edge) {
    return encode("pool", edge);
  }

  /** Current of an event of either polarity; 1 by default. */
  public CameraInput gain(float current) {
    return on(current).off(current);
  }

  /** Current of an ON event. */
  public CameraInput on(float current) {
    return encode("on", current);
  }

  /** Current of an OFF event. */
  public CameraInput off(float current) {
    return encode("off", current);
  }

  /** The pixels that count, others are filtered. */
  public CameraInput region(int x, int y, int width, int height) {
    return encode("region", List.of(x, y, width, height));
  }

  /** Mirrors x within the width of the sensor, which a recording, scene or sensor tells. */
  public CameraInput flipX() {
    return encode("flip-x", true);
  }

  /** Mirrors y within the height of the sensor, which a recording, scene or sensor tells. */
  public CameraInput flipY() {
    return encode("flip-y", true);
  }

  /** A CSV file of pixels x,y that are ignored. */
  public CameraInput mask(Path pixels) {
    return encode("mask", pixels.toString());
  }
}
