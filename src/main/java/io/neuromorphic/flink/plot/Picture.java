/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** A file with a drawing, in the format that its name ends with. */
final class Picture {

  /** PNGs have this many pixels for one of the drawing, so that they stay sharp. */
  private static final int PNG_SCALE = 2;

  private Picture() {}

  /** Whether a file name ends in {@code .svg} or {@code .png}. */
  static boolean isKnown(Path file) {
    return isSvg(file) || name(file).endsWith(".png");
  }

  static void write(Path file, int width, int height, Consumer<Graphics2D> drawing)
      throws IOException {
    // Asked for once, before AWT starts: a server has no screen.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    if (isSvg(file)) {
      writeSvg(file, width, height, drawing);
    } else {
      writePng(file, width, height, drawing);
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

  private static void writePng(Path file, int width, int height, Consumer<Graphics2D> drawing)
      throws IOException {
    BufferedImage image =
        new BufferedImage(width * PNG_SCALE, height * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.scale(PNG_SCALE, PNG_SCALE);
    drawing.accept(graphics);
    graphics.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException(file + ": this JVM cannot write PNG");
    }
  }

  private static boolean isSvg(Path file) {
    return name(file).endsWith(".svg");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
