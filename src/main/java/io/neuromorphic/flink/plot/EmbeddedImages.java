/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.Image;
import java.awt.image.BufferedImage;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Puts images into an SVG file itself, as PNG. */
final class EmbeddedImages extends DefaultImageHandler {

  private static final String XLINK = "http://www.w3.org/1999/xlink";

  @Override
  protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
    String data = EmbeddedPng.of((BufferedImage) image).uri();
    element.setAttributeNS(XLINK, "xlink:href", data);
    element.setAttributeNS(null, "style", "image-rendering:pixelated");
  }
}
