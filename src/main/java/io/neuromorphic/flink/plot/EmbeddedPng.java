/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A picture within a page.
 *
 * @param uri that holds it all
 */
record EmbeddedPng(String uri) {

  static EmbeddedPng of(BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", png)) {
        throw new IOException("no writer for PNG images in this Java runtime");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return new EmbeddedPng(
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
  }
}
