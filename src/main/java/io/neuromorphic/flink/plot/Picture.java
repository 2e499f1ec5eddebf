/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** A file with a drawing, in the format that its name ends with. */
final class Picture {

  private Picture() {}

  /** Whether a file name ends in {@code .svg} or {@code .png}. */
  static boolean isKnown(Path file) {
    return isSvg(file) || name(file).endsWith(".png");
  }

  static void write(Path file, int width, int height, Consumer<Graphics2D> drawing)
      throws IOException {
    PngImage.needNoScreen();
    if (isSvg(file)) {
      writeSvg(file, width, height, drawing);
    } else {
      PngImage.write(file, width, height, drawing);
    }
  }

  private static void writeSvg(Path file, int width, int height, Consumer<Graphics2D> drawing)
      throws IOException {
    Document document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument("http://www.w3.org/2000/svg", "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setImageHandler(new EmbeddedImages());
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    drawing.accept(graphics);
    try (Writer writer = Files.newBufferedWriter(file)) {
      graphics.stream(writer, true);
    }
  }

  private static boolean isSvg(Path file) {
    return name(file).endsWith(".svg");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
