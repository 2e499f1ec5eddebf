/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.AllocationMeter;
import io.neuromorphic.flink.codec.MalformedStreamException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers whose XML wants to read files, ask servers, or grow without end. */
class HostileXmlTest {

  private static final String SECRET = "EVTS-of-another-file";

  @TempDir Path folder;

  private static String header(String doctype, String type) {
    return doctype
        + "<dv><node name='outInfo'><node name='0'><attr key='typeIdentifier'>"
        + type
        + "</attr></node></node></dv>";
  }

  @Test
  void anEntityOfAFileIsNotRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET);
    String xml = header("<!DOCTYPE dv [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>", "EVTS&x;");
    assertNothingOf(xml);
  }

  private static void assertNothingOf(String xml) {
    try {
      assertThat(StreamInfo.read(xml, 0)).noneMatch(info -> info.toString().contains(SECRET));
    } catch (MalformedStreamException e) {
      assertThat(e.getMessage()).doesNotContain(SECRET).hasSizeLessThan(200);
    }
  }

  @Test
  void noServerIsAsked() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
      for (String doctype :
          List.of(
              "<!DOCTYPE dv SYSTEM '" + url + "'>",
              "<!DOCTYPE dv [<!ENTITY % p SYSTEM '" + url + "'> %p;]>",
              "<!DOCTYPE dv [<!ENTITY x SYSTEM '" + url + "'>]>")) {
        assertNothingOf(header(doctype, "EVTS&x;"));
        assertNothingOf(header(doctype, "EVTS"));
      }
      server.setSoTimeout(50);
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void entitiesOfEntitiesAreNotExpanded() throws Exception {
    StringBuilder doctype = new StringBuilder("<!DOCTYPE dv [<!ENTITY x0 'lol'>");
    for (int i = 1; i < 30; i++) {
      doctype.append("<!ENTITY x" + i + " '" + ("&x" + (i - 1) + ";").repeat(10) + "'>");
    }
    String xml = header(doctype + "]>", "&x29;");
    assertThat(AllocationMeter.bytes(() -> assertNothingOf(xml))).isLessThan(8 << 20);
  }

  @Test
  void deepElementsTakeNoStack() {
    String xml = "<a>".repeat(200_000);
    assertThatThrownBy(() -> StreamInfo.read(xml, 7))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageStartingWith("byte 7: the header's infoNode is not XML: ");
  }
}
