/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The broker's own process: formats the storage, starts the server, says so with one line on
 * standard output, and lives until its standard input ends, which it does when the process that
 * started it closes it or dies, in whatever way. Then it removes its folder.
 *
 * <p>A {@linkplain LastingBroker lasting} one lives until it is told to end by a signal, and leaves
 * its folder as it is: started again, it goes on with what it holds.
 */
public final class BrokerMain {

  /** The one line on standard output, once requests are answered. */
  static final String READY = "broker ready";

  /** Kafka's own mark in a folder that it has formatted. */
  private static final String FORMATTED = "meta.properties";

  private static final long GENTLE_STOP_MILLIS = 5_000;

  /** Second argument of one that outlives the process which started it. */
  static final String LASTING = "lasting";

  private final BrokerFolder folder;
  private final boolean lasting;
  private boolean stopped;
  private volatile KafkaRaftServer server;

  private BrokerMain(BrokerFolder folder, boolean lasting) {
    this.folder = folder;
    this.lasting = lasting;
  }

  /**
   * Runs a broker.
   *
   * @param args the broker's folder, which holds its {@code server.properties}; and {@link
   *     #LASTING}
   */
  public static void main(String[] args) {
    PrintStream parent = System.out;
    System.setOut(System.err);
    ignoreSignals("INT", "HUP");
    boolean lasting = args.length > 1 && args[1].equals(LASTING);
    BrokerMain main = new BrokerMain(new BrokerFolder(Path.of(args[0])), lasting);
    if (!lasting) {
      // Not a daemon: this process must not end before the folder is removed.
      new Thread(main::stopAtEndOfInput, "parent-watch").start();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "stop"));
    try {
      main.start();
    } catch (Throwable e) {
      // An Error too, such as a missing class. No shutdown hook: the folder holds the log.
      e.printStackTrace();
      main.halt(1);
    }
    parent.println(READY);
    parent.flush();
  }

  private void start() throws Exception {
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(folder.settings())) {
      settings.load(in);
    }
    if (Files.notExists(folder.data().resolve(FORMATTED))) {
      format(folder.data().toString());
    }
    server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    server.startup();
  }

  private static void format(String data) throws Exception {
    new Formatter()
        .setPrintStream(System.err)
        .setNodeId(BrokerSettings.NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(data)
        .addDirectory(data)
        .run();
  }

  private void stopAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent: only the end matters.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    stop();
    halt(0);
  }

  /** Stops the server, for at most some seconds, and removes the folder. */
  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    // Kafka halts the process when its folder vanishes; that must not cut the removal short.
    Exit.setHaltProcedure((status, message) -> {});
    Exit.setExitProcedure((status, message) -> {});
    Thread gentle = new Thread(this::stopServer, "gentle-stop");
    gentle.setDaemon(true);
    gentle.start();
    try {
      gentle.join(GENTLE_STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!lasting) {
      removeFolder();
    }
  }

  private void stopServer() {
    KafkaRaftServer running = server;
    if (running != null) {
      running.shutdown();
    }
  }

  private void removeFolder() {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        folder.delete();
        return;
      } catch (IOException e) {
        // A thread of the server may still have written a file; once more.
      }
    }
  }

  @SuppressWarnings("SystemExitOutsideMain") // The threads of a half-started server do not end.
  private void halt(int status) {
    Runtime.getRuntime().halt(status);
  }

  /**
   * Ctrl-C in a terminal reaches every process of the job, but the job still needs its broker to
   * finish. The class is not part of Java SE, hence the detour.
   */
  private static void ignoreSignals(String... names) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Field ignore = handler.getField("SIG_IGN");
      for (String name : names) {
        Object number = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, number, ignore.get(null));
      }
    } catch (ReflectiveOperationException e) {
      System.err.println("signals are not ignored: " + e);
    }
  }
}
