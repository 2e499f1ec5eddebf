/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.EncodeConfig.Region;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how the camera events of an input become currents. {@code into} takes both polarities;
 * {@code encode.on-into} and {@code encode.off-into} each replace it for one. A polarity that none
 * of them names is not used.
 */
final class EncodeReader {

  private static final int WIDEST = 65_536;

  private static final Key.Whole POOL =
      new Key.Whole(
          "pool", 1, 1, WIDEST, "pixels", "Edge of the square of pixels that shares a neuron.");

  private static final Key.Real ON =
      new Key.Real("on", 1, NumberRange.CURRENT, "", "Current of an ON event.");

  private static final Key.Real OFF =
      new Key.Real("off", 1, NumberRange.CURRENT, "", "Current of an OFF event.");

  private static final Key.Word FLIP_X =
      Key.flag(
          "flip-x",
          "Mirrors x within the sensor's width. Not with `kafka`, which tells none; with `udp` and"
              + " `tcp` it needs `size`.");

  private static final Key.Word FLIP_Y =
      Key.flag("flip-y", "Mirrors y within the sensor's height; likewise.");

  static final Keys KEYS =
      Keys.of(
          "encode",
          POOL,
          ON,
          OFF,
          Key.of(
              "region",
              "[x, y, width, height], pixels, each 0 to " + WIDEST,
              Default.told("all"),
              "Pixels that count; events of others are filtered."),
          Key.of(
              "on-into",
              "name of a population",
              Default.told("`into`"),
              "Population of the ON events. Without it and `into` they are filtered."),
          Key.of(
              "off-into",
              "name of a population",
              Default.told("`into`"),
              "Population of the OFF events. Without it and `into` they are filtered."),
          FLIP_X,
          FLIP_Y,
          Key.of(
              "mask",
              "CSV file with the columns `x,y`",
              Default.NONE,
              "Pixels whose events are filtered, such as dead ones."));

  private final Set<String> populations;

  EncodeReader(Set<String> populations) {
    this.populations = populations;
  }

  /** Empty for an input of current events. */
  Optional<EncodeConfig> read(Section input, InputConfig.Source source) {
    Optional<String> into = target(input, "into");
    boolean scene = source instanceof InputConfig.Scene;
    boolean live = input.has("udp") || input.has("tcp");
    boolean stream = source instanceof InputConfig.Stream events && events.camera();
    Optional<Section> encode = input.section("encode");
    if (encode.isEmpty() && !input.has("into") && !scene && !live && !stream) {
      return Optional.empty();
    }
    if (!input.has("into")
        && encode.filter(section -> section.has("on-into") || section.has("off-into")).isEmpty()) {
      input.refuse(
          (scene
                  ? "a scene"
                  : live ? "a live input" : stream ? "a stream of camera events" : "'encode'")
              + " needs a population to go to; add 'into', or encode.on-into or encode.off-into");
    }
    return Optional.of(
        encode.map(section -> read(section, into, source)).orElseGet(() -> plain(into, source)));
  }

  private static EncodeConfig plain(Optional<String> into, InputConfig.Source source) {
    return new EncodeConfig(
        1,
        1,
        1,
        into,
        into,
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        width(source),
        height(source));
  }

  private EncodeConfig read(Section encode, Optional<String> into, InputConfig.Source source) {
    boolean flipX = encode.flag(FLIP_X);
    boolean flipY = encode.flag(FLIP_Y);
    if (source instanceof InputConfig.KafkaTopic) {
      refuseFlip(encode, "flip-x", flipX, "width");
      refuseFlip(encode, "flip-y", flipY, "height");
    }
    if (source instanceof InputConfig.Live live && live.width() == 0 && (flipX || flipY)) {
      encode.refuse(flipX ? "flip-x" : "flip-y", "needs the sensor's size; give the input 'size'");
    }
    return new EncodeConfig(
        (int) encode.whole(POOL),
        (float) encode.real(ON),
        (float) encode.real(OFF),
        target(encode, "on-into").or(() -> into),
        target(encode, "off-into").or(() -> into),
        region(encode),
        flipX,
        flipY,
        mask(encode),
        width(source),
        height(source));
  }

  private static void refuseFlip(Section encode, String key, boolean flip, String extent) {
    if (flip) {
      encode.refuse(
          key, key + " needs the sensor's " + extent + ", which a Kafka topic does not tell");
    }
  }

  private Optional<String> target(Section section, String key) {
    Optional<String> name = section.text(key, "the name of a population");
    boolean known = populations.isEmpty() || name.filter(populations::contains).isPresent();
    if (name.isPresent() && !known) {
      section.refuse(
          key,
          "no population "
              + Quoted.of(name.get())
              + Suggestions.didYouMean(name.get(), populations));
    }
    return name;
  }

  private static Optional<Region> region(Section encode) {
    if (!encode.has("region")) {
      return Optional.empty();
    }
    Optional<List<Integer>> numbers =
        encode.wholes("region", "[x, y, width, height]", 4, 0, WIDEST);
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> n = numbers.get();
    Region region = new Region(n.get(0), n.get(1), n.get(2), n.get(3));
    if (region.width() == 0 || region.height() == 0) {
      encode.refuse("region", "expected [x, y, width, height] that holds a pixel, found " + n);
    }
    return Optional.of(region);
  }

  private static Optional<URI> mask(Section encode) {
    try {
      return encode
          .text("mask", "a CSV file of pixels")
          .map(text -> Locations.file(text, encode.place("mask").base()));
    } catch (IllegalArgumentException e) {
      encode.refuse("mask", e.getMessage());
      return Optional.empty();
    }
  }

  private static int width(InputConfig.Source source) {
    return source instanceof InputConfig.Scene scene
        ? scene.width()
        : source instanceof InputConfig.Live live ? live.width() : 0;
  }

  private static int height(InputConfig.Source source) {
    return source instanceof InputConfig.Scene scene
        ? scene.height()
        : source instanceof InputConfig.Live live ? live.height() : 0;
  }
}
