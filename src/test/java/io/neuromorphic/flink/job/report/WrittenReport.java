/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A report as a reader of it sees it: it must be XML, too. */
public record WrittenReport(Document document) {

  /** Parses it; no reference of any kind is followed. */
  public static WrittenReport of(String html) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    return new WrittenReport(
        factory.newDocumentBuilder().parse(new InputSource(new StringReader(html))));
  }

  /** All elements of a name. */
  public List<Element> elements(String name) {
    return list(document.getElementsByTagName(name));
  }

  /** The text of a section. */
  public String section(String id) {
    return elements("section").stream()
        .filter(section -> section.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow()
        .getTextContent();
  }

  /** The cells of all rows of a section's tables. */
  public List<List<String>> rows(String id) {
    List<List<String>> rows = new ArrayList<>();
    for (Element row : elements("tr")) {
      Element section = section(row);
      if (section != null && section.getAttribute("id").equals(id)) {
        rows.add(
            IntStream.range(0, row.getChildNodes().getLength())
                .mapToObj(i -> row.getChildNodes().item(i).getTextContent())
                .toList());
      }
    }
    return rows;
  }

  private static Element section(Element inside) {
    Element element = inside;
    while (element != null && !element.getTagName().equals("section")) {
      element = element.getParentNode() instanceof Element parent ? parent : null;
    }
    return element;
  }

  /** Whatever a browser would fetch, but for what the page holds itself. */
  public List<String> fetched() {
    List<String> fetched = new ArrayList<>();
    for (Element element : elements("*")) {
      for (String attribute : List.of("src", "href", "xlink:href", "srcset", "action", "data")) {
        String value = element.getAttribute(attribute);
        if (!value.isEmpty() && !value.startsWith("data:image/png;base64,")) {
          fetched.add(element.getTagName() + " " + attribute + "=" + value);
        }
      }
    }
    for (Element style : elements("style")) {
      if (style.getTextContent().matches("(?s).*(url\\(|@import).*")) {
        fetched.add(style.getTextContent());
      }
    }
    return fetched;
  }

  private static List<Element> list(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
