/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RawText;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One stream of a file, as the XML of the header describes it.
 *
 * @param id by which its packets name it
 * @param type such as {@code EVTS} or {@code FRME}
 * @param source the camera, else empty
 * @param width pixels, 0 if unknown
 * @param height pixels, 0 if unknown
 */
record StreamInfo(int id, String type, String source, int width, int height) {

  private static final String NODE = "node";
  private static final String STREAMS_NODE = "outInfo";
  private static final int MAX_ERROR_CHARS = 120;

  /**
   * Reads the streams in the order of the XML: the nodes below {@code outInfo}, named by their id,
   * with attributes of their own and below a node {@code info}.
   */
  static List<StreamInfo> read(String xml, long offset) throws MalformedStreamException {
    if (xml.isEmpty()) {
      return List.of();
    }
    try {
      // The JDK's own, whatever else is on the class path; it is not to fetch or expand anything.
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      return read(factory.createXMLStreamReader(new StringReader(xml)));
    } catch (XMLStreamException e) {
      throw new MalformedStreamException(
          offset,
          "the header's infoNode is not XML: "
              + RawText.cut(String.valueOf(e.getMessage()).replace('\n', ' '), MAX_ERROR_CHARS));
    }
  }

  private static List<StreamInfo> read(XMLStreamReader xml) throws XMLStreamException {
    List<StreamInfo> streams = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    Map<String, String> attributes = new HashMap<>();
    int streamDepth = Integer.MAX_VALUE;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (path.size() > streamDepth && xml.getLocalName().equals("attr")) {
            String key = xml.getAttributeValue(null, "key");
            attributes.put(key, xml.getElementText());
          } else {
            String name = xml.getAttributeValue(null, "name");
            boolean isNode = xml.getLocalName().equals(NODE) && name != null;
            if (STREAMS_NODE.equals(path.peek()) && streamDepth == Integer.MAX_VALUE) {
              streamDepth = path.size();
              attributes.clear();
            }
            path.push(isNode ? name : "");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          String name = path.pop();
          if (path.size() == streamDepth) {
            streamDepth = Integer.MAX_VALUE;
            if (name.matches("\\d{1,9}")) {
              streams.add(stream(Integer.parseInt(name), attributes));
            }
          }
        }
        default -> {}
      }
    }
    return streams;
  }

  private static StreamInfo stream(int id, Map<String, String> attributes) {
    return new StreamInfo(
        id,
        attributes.getOrDefault("typeIdentifier", ""),
        attributes.getOrDefault("source", ""),
        size(attributes.get("sizeX")),
        size(attributes.get("sizeY")));
  }

  private static int size(String text) {
    return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }
}
