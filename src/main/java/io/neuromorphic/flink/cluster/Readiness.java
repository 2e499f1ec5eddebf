/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits until processes answer, all of them within one span of time. */
final class Readiness {

  private static final long PAUSE_MILLIS = 50;
  private static final Duration QUESTION = Duration.ofSeconds(2);
  private static final Pattern TASK_MANAGERS = Pattern.compile("\"taskmanagers\":(\\d+)");

  private final Duration patience;
  private final long deadline;

  Readiness(Duration patience) {
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /**
   * Refuses to start a process whose port another one has: that one would be taken for it.
   *
   * @throws ClusterException where somebody else answers at {@code host:port}
   */
  static void checkFree(Member member, String address) {
    if (member.process().isEmpty() && accepts(address)) {
      throw new ClusterException(
          "port "
              + address.substring(address.lastIndexOf(':') + 1)
              + " of "
              + member.name()
              + " is taken by another program; end that, or make a cluster in another folder");
    }
  }

  /** Waits until a process accepts connections at {@code host:port}. */
  void awaitPort(Member member, String address) throws InterruptedException {
    await(List.of(member), () -> member.process().isPresent() && accepts(address));
  }

  /** Waits until all task managers have registered. */
  void awaitTaskManagers(Member jobManager, String rest, List<Member> taskManagers)
      throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(QUESTION).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + rest + "/overview"))
            .timeout(QUESTION)
            .build();
    List<Member> needed = new java.util.ArrayList<>(taskManagers);
    needed.add(jobManager);
    await(needed, () -> registered(client, request) >= taskManagers.size());
  }

  private void await(List<Member> needed, BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      for (Member member : needed) {
        if (member.process().isEmpty()) {
          throw new ClusterException(
              member.name() + " has ended: " + member.lastWords() + "; see " + member.output());
        }
      }
      if (System.nanoTime() > deadline) {
        throw new ClusterException(
            needed.get(needed.size() - 1).name()
                + " did not answer within "
                + patience.toSeconds()
                + " s; see "
                + needed.get(needed.size() - 1).log());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean accepts(String address) {
    int colon = address.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
          (int) QUESTION.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int registered(HttpClient client, HttpRequest request) {
    try {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      Matcher number = TASK_MANAGERS.matcher(answer);
      return number.find() ? Integer.parseInt(number.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
