/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view;

import io.neuromorphic.flink.view.history.History;
import io.neuromorphic.flink.view.page.PageServer;
import java.io.IOException;

/** A page on loopback and the history that it shows; something has to fill that. */
public final class Viewer implements AutoCloseable {

  private final History history;
  private final SourceStatus source;
  private final PageServer server;

  private Viewer(History history, SourceStatus source, PageServer server) {
    this.history = history;
    this.source = source;
    this.server = server;
  }

  /**
   * Serves the page.
   *
   * @param name what is seen, for people
   * @param port 0 for any that is free
   * @throws java.net.BindException where the port is taken
   */
  public static Viewer open(String name, int port) throws IOException {
    return open(name, port, new History());
  }

  /** Serves the page of a history that is there. */
  static Viewer open(String name, int port, History history) throws IOException {
    SourceStatus source = new SourceStatus(name);
    return new Viewer(history, source, PageServer.start(port, history, source));
  }

  /** What it shows. */
  public History history() {
    return history;
  }

  /** How what fills the history is doing. */
  public SourceStatus source() {
    return source;
  }

  /** Where the page is. */
  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }
}
