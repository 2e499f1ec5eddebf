/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a page that is HTML and XML at once. Whatever is given as text stays text: the JDK's XML
 * writer escapes it.
 */
final class Page {

  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  /** Not even a mistake of ours can make a browser fetch or run anything. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter xml;

  Page(String title, String css) {
    out.write("<!DOCTYPE html>\n");
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    write(
        () -> {
          xml.writeStartElement("html");
          xml.writeDefaultNamespace(XHTML);
        });
    attribute("lang", "en");
    open("head");
    empty("meta", "charset", "utf-8");
    empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    empty("meta", "name", "color-scheme", "content", "light dark");
    element("title", title);
    open("style");
    raw(css);
    close();
    close();
    open("body");
    open("main");
  }

  /** Ends the page. */
  String end() {
    close();
    close();
    close();
    write(xml::writeEndDocument);
    write(xml::flush);
    return out.append('\n').toString();
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values, by turns
   */
  void open(String name, String... attributes) {
    write(() -> xml.writeStartElement(name));
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
  }

  void close() {
    write(xml::writeEndElement);
  }

  /** An element with text alone. */
  void element(String name, String text, String... attributes) {
    open(name, attributes);
    text(text);
    close();
  }

  private void empty(String name, String... attributes) {
    write(() -> xml.writeEmptyElement(name));
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
  }

  void text(String text) {
    write(() -> xml.writeCharacters(allowed(text)));
  }

  /** Markup of our own. */
  void raw(String markup) {
    // Ends the start tag.
    text("");
    write(xml::flush);
    out.write(markup);
  }

  /** Begins a section with a heading. */
  void section(String id, String heading) {
    open("section", "id", id);
    element("h2", heading);
  }

  /** A table: the first row heads it; the first column of the others to the left. */
  void table(List<List<String>> rows) {
    open("div", "class", "scroll");
    open("table");
    open("thead");
    row("th", rows.get(0));
    close();
    open("tbody");
    rows.subList(1, rows.size()).forEach(row -> row("td", row));
    close();
    close();
    close();
  }

  /** Names and what belongs to them. */
  void pairs(List<List<String>> pairs) {
    open("table", "class", "pairs");
    open("tbody");
    for (List<String> pair : pairs) {
      open("tr");
      element("th", pair.get(0), "scope", "row");
      element("td", pair.get(1));
      close();
    }
    close();
    close();
  }

  private void row(String cell, List<String> texts) {
    open("tr");
    texts.forEach(text -> element(cell, text));
    close();
  }

  private void attribute(String name, String value) {
    write(() -> xml.writeAttribute(name, allowed(value)));
  }

  /** What XML has no place for becomes a question mark. */
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                (c < 0x20 && c != '\t' && c != '\n')
                        || (c >= 0x7f && c < 0xa0)
                        || (c >= 0xd800 && c <= 0xdfff)
                        || (c & 0xfffe) == 0xfffe
                    ? '?'
                    : c)
        .forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }
}
