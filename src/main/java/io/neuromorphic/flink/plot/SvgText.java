/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

/** Writes SVG. */
final class SvgText {

  private final StringBuilder text = new StringBuilder();

  /** Begins a drawing on white. */
  SvgText(double width, double height) {
    String w = SvgNetwork.number(width);
    String h = SvgNetwork.number(height);
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(w)
        .append("\" height=\"")
        .append(h)
        .append("\" viewBox=\"0 0 ")
        .append(w)
        .append(' ')
        .append(h)
        .append("\" font-family=\"sans-serif\">\n");
    text.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  }

  /** Begins a group that a reader can point at. */
  void open(String title) {
    text.append("<g><title>").append(escaped(title)).append("</title>\n");
  }

  void close() {
    text.append("</g>\n");
  }

  void box(
      double x, double y, double width, double height, double corner, String fill, String line) {
    rect(x, y, width, height, corner);
    text.append(" fill=\"").append(fill).append("\" stroke=\"").append(line).append("\"/>\n");
  }

  void dashed(double x, double y, double width, double height, double corner, String line) {
    rect(x, y, width, height, corner);
    text.append(" fill=\"none\" stroke=\"").append(line);
    text.append("\" stroke-dasharray=\"5 4\"/>\n");
  }

  private void rect(double x, double y, double width, double height, double corner) {
    attribute("<rect x", x);
    attribute(" y", y);
    attribute(" width", width);
    attribute(" height", height);
    attribute(" rx", corner);
  }

  void text(double x, double y, int size, String color, boolean bold, String words) {
    if (words.isEmpty()) {
      return;
    }
    attribute("<text x", x);
    attribute(" y", y);
    attribute(" font-size", size);
    text.append(bold ? " font-weight=\"bold\"" : "").append(" fill=\"").append(color);
    text.append("\">").append(escaped(words)).append("</text>\n");
  }

  void path(String path, String color) {
    text.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"").append(color);
    text.append("\" stroke-width=\"1.4\"/>\n");
  }

  void area(String path, String color) {
    text.append("<path d=\"").append(path).append("\" fill=\"").append(color).append("\"/>\n");
  }

  private void attribute(String name, double value) {
    text.append(name).append("=\"").append(SvgNetwork.number(value)).append('"');
  }

  String end() {
    return text.append("</svg>\n").toString();
  }

  /** Text as XML takes it; what XML has no place for becomes a question mark. */
  static String escaped(String words) {
    StringBuilder escaped = new StringBuilder();
    words
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : '?');
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n';
    return !control && !(c >= 0xd800 && c <= 0xdfff) && c != 0xfffe && c != 0xffff;
  }
}
