/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import io.neuromorphic.flink.codec.SensorInfo;

/** Writes the XML of a header that describes one stream of events, with the names that DV uses. */
final class InfoNode {

  private static final String XML =
      """
      <dv version="2.0">
          <node name="outInfo" path="/mainloop/Recorder/outInfo/">
              <node name="0" path="/mainloop/Recorder/outInfo/0/">
                  <attr key="compression" type="string">%s</attr>
                  <attr key="originalModuleName" type="string">capture</attr>
                  <attr key="originalOutputName" type="string">events</attr>
                  <attr key="typeDescription" type="string">Array of events (polarity ON/OFF).</attr>
                  <attr key="typeIdentifier" type="string">EVTS</attr>
                  <node name="info" path="/mainloop/Recorder/outInfo/0/info/">
                      <attr key="sizeX" type="int">%d</attr>
                      <attr key="sizeY" type="int">%d</attr>
                      <attr key="source" type="string">%s</attr>
                      <attr key="tsOffset" type="long">0</attr>
                  </node>
              </node>
          </node>
      </dv>
      """;

  private InfoNode() {}

  static String of(Compression compression, SensorInfo sensor) {
    return String.format(XML, compression, sensor.width(), sensor.height(), escape(sensor.name()));
  }

  /** Without what XML cannot hold. */
  private static String escape(String text) {
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF) && c < 0xFFFE)
        .mapToObj(Character::toString)
        .reduce("", String::concat)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
