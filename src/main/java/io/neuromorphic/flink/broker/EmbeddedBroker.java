/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running broker of one's own. It answers from the moment {@link #start} returns until {@link
 * #close}, or until this process ends in whatever way; then its process and its folder are gone.
 * What it was sent is gone with it.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int ATTEMPTS = 5;
  private static final long STOP_SECONDS = 8;

  private final BrokerFolder folder;
  private final Process process;
  private final int port;
  private final Thread exitHook = new Thread(this::stop, "broker-stop");

  private EmbeddedBroker(BrokerFolder folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @throws BrokerException if it does not within {@link BrokerOptions#startTimeout()}
   * @throws IOException if its folder or process cannot be made
   */
  public static EmbeddedBroker start(BrokerOptions options) throws IOException {
    return start(options, BrokerPorts::free);
  }

  /** As above, with the ports to try: the next ones whenever another process has taken one. */
  static EmbeddedBroker start(BrokerOptions options, Callable<BrokerPorts> candidates)
      throws IOException {
    if (EmbeddedBroker.class.getClassLoader().getResource("kafka/server/KafkaRaftServer.class")
        == null) {
      throw new BrokerException(
          "an embedded broker needs Kafka's server on the class path, which bin/neuromorphic gives;"
              + " a job on a cluster must name the host:port of its Kafka");
    }
    BrokerFolder folder = BrokerFolder.create(options.parentFolder());
    try {
      for (int attempt = 1; ; attempt++) {
        BrokerPorts ports = candidates.call();
        folder.writeSettings(
            BrokerSettings.of(options, folder.data(), ports.broker(), ports.controller()));
        Process process = launch(options, folder);
        EmbeddedBroker broker = new EmbeddedBroker(folder, process, ports.broker());
        if (broker.awaitReady(options, attempt < ATTEMPTS)) {
          if (options.stopAtExit()) {
            Runtime.getRuntime().addShutdownHook(broker.exitHook);
          }
          return broker;
        }
        folder.clear();
      }
    } catch (IOException | RuntimeException e) {
      folder.delete();
      throw e;
    } catch (Exception e) {
      folder.delete();
      throw new IOException(e);
    }
  }

  private static Process launch(BrokerOptions options, BrokerFolder folder) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java.toString(),
                "-Xmx" + options.heap(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder.path(),
                "-Dlog4j2.configurationFile=" + folder.logging().toUri(),
                BrokerMain.class.getName(),
                folder.path().toString()));
    builder.environment().put("CLASSPATH", classPath());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.equals("JAVA_TOOL_OPTIONS") || name.equals("JDK_JAVA_OPTIONS"));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    return builder.start();
  }

  /** Surefire may start its JVM with a jar that only names the class path; then it also says so. */
  static String classPath() {
    String tests = System.getProperty("surefire.test.class.path");
    return tests != null ? tests : System.getProperty("java.class.path");
  }

  /** False where a port was taken and another attempt is allowed. */
  private boolean awaitReady(BrokerOptions options, boolean mayRetry) throws IOException {
    CompletableFuture<String> line = new CompletableFuture<>();
    Thread reader = new Thread(() -> readLine(line), "broker-ready");
    reader.setDaemon(true);
    reader.start();
    String problem;
    try {
      String said = line.get(options.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
      if (BrokerMain.READY.equals(said)) {
        return true;
      }
      problem = said == null ? "it ended with status " + process.waitFor() : "it said " + said;
      if (mayRetry && said == null && folder.logNames(BindException.class)) {
        return false;
      }
    } catch (TimeoutException e) {
      problem = "it did not answer within " + options.startTimeout().toSeconds() + " s";
    } catch (ExecutionException e) {
      problem = e.getCause().getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem = "interrupted";
    }
    String tail = folder.logTail();
    process.destroyForcibly();
    throw new BrokerException("the embedded Kafka broker did not start: " + problem + "; " + tail);
  }

  private void readLine(CompletableFuture<String> line) {
    try {
      line.complete(new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine());
    } catch (IOException e) {
      line.completeExceptionally(e);
    }
  }

  /** Where clients reach it, {@code 127.0.0.1:port}. */
  public String bootstrap() {
    return BrokerSettings.HOST + ":" + port;
  }

  /** Whether its process still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The process that it is. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Its private folder, there until it is closed. */
  public Path folder() {
    return folder.path();
  }

  /** The last lines of its log, for the report of a failure. */
  public String logTail() {
    return folder.logTail();
  }

  /** Stops it, gently and then forcibly, and removes its folder. Closing twice does nothing. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(exitHook);
    } catch (IllegalStateException e) {
      // This JVM is shutting down: the hook runs too, and stopping twice does no harm.
    }
    stop();
  }

  private void stop() {
    boolean interrupted = false;
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      interrupted = true;
    }
    try {
      if (Files.exists(folder.path())) {
        folder.delete();
      }
    } catch (IOException e) {
      // Left to the system's care of its temporary folder.
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
