/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The files of the page, and of the library that draws its charts, by their paths in a URL. */
final class PageFiles {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private static final List<String> SCRIPTS =
      List.of(
          "main.js",
          "api.js",
          "axis.js",
          "charts.js",
          "chooser.js",
          "colors.js",
          "format.js",
          "map.js",
          "neurons.js",
          "raster.js",
          "status.js",
          "theme.js",
          "timeline.js",
          "timewindow.js");

  private static final String WEBJAR = "org.webjars.npm/uplot";

  private final Map<String, File> files = new HashMap<>();

  /**
   * A file.
   *
   * @param type its media type
   */
  record File(String type, byte[] bytes) {}

  /** Reads them all. */
  PageFiles() throws IOException {
    files.put("/", new File(HTML, own("index.html")));
    files.put("/viewer.css", new File(STYLE, own("viewer.css")));
    files.put("/icon.svg", new File("image/svg+xml", own("icon.svg")));
    for (String script : SCRIPTS) {
      files.put("/" + script, new File(SCRIPT, own(script)));
    }
    String library = "/META-INF/resources/webjars/uplot/" + version() + "/dist/";
    files.put("/uplot/uPlot.esm.js", new File(SCRIPT, read(library + "uPlot.esm.js")));
    files.put("/uplot/uPlot.min.css", new File(STYLE, read(library + "uPlot.min.css")));
  }

  /** The file of a path, or null. */
  File find(String path) {
    return files.get(path);
  }

  /** The library's, which its paths contain. */
  private static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open("/META-INF/maven/" + WEBJAR + "/pom.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static byte[] own(String name) throws IOException {
    return read(name);
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = PageFiles.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("not on the class path: " + name);
    }
    return in;
  }
}
