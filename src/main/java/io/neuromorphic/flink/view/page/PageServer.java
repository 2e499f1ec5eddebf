/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neuromorphic.flink.view.SourceStatus;
import io.neuromorphic.flink.view.history.History;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the viewer's page and its questions, on loopback, until it is closed. */
public final class PageServer implements AutoCloseable {

  /** A viewer that takes longer for a question or an answer is cut off, seconds. */
  private static final String LONGEST_SECONDS = "10";

  /** Answers on their way at once; each waits for its viewer in a thread of its own. */
  private static final int MOST_ANSWERS = 64;

  private static final int IDLE_SECONDS = 10;
  private static final int BACKLOG = 64;
  private static final String PLAIN = "text/plain; charset=utf-8";

  private final History history;
  private final SourceStatus source;
  private final PageFiles files = new PageFiles();
  private final Faults faults = new Faults();
  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private record Answer(int status, String type, byte[] bytes) {}

  private PageServer(int port, History history, SourceStatus source) throws IOException {
    this.history = history;
    this.source = source;
    // The server reads them when it is first used. Without the first, answers wait for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxReqTime", LONGEST_SECONDS);
    System.setProperty("sun.net.httpserver.maxRspTime", LONGEST_SECONDS);
    InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    this.server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    AtomicInteger number = new AtomicInteger();
    // Runs in the thread that accepts where there is no other left: then no more are accepted.
    this.threads =
        new ThreadPoolExecutor(
            1,
            MOST_ANSWERS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "viewer-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /**
   * Begins to serve.
   *
   * @param port 0 for any that is free
   * @throws BindException where the port is taken
   */
  public static PageServer start(int port, History history, SourceStatus source)
      throws IOException {
    PageServer server = new PageServer(port, history, source);
    server.server.start();
    return server;
  }

  /** Where the page is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      Answer answer;
      try {
        Gate.check(exchange);
        answer = answer(exchange);
      } catch (BadRequestException e) {
        answer = plain(e.status(), e.getMessage());
      } catch (RuntimeException e) {
        faults.log(exchange.getRequestURI().getPath(), e);
        answer =
            plain(500, "the viewer has a fault: " + e.getClass().getSimpleName() + "; see its log");
      }
      send(exchange, answer);
    } catch (IOException e) {
      // The viewer has gone; the next one is not concerned.
      exchange.close();
    }
  }

  private static Answer plain(int status, String text) {
    return new Answer(status, PLAIN, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Answer answer(HttpExchange exchange) throws IOException, BadRequestException {
    String path = exchange.getRequestURI().getPath();
    return switch (path) {
      case "/api/state" -> new Answer(200, "application/json", Frame.state(history, source));
      case "/api/frame" ->
          new Answer(
              200,
              "application/octet-stream",
              Frame.of(history, source, FrameRequest.of(exchange.getRequestURI().getRawQuery())));
      default -> page(path);
    };
  }

  private Answer page(String path) throws BadRequestException {
    PageFiles.File file = files.find(path);
    if (file == null) {
      throw new BadRequestException(404, "no such page");
    }
    return new Answer(200, file.type(), file.bytes());
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Gate.protect(exchange.getResponseHeaders());
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.bytes().length);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.bytes());
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
