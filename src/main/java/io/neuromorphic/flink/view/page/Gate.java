/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who is let in, and what browsers are told to keep to. The server listens on loopback, but any web
 * page may make a browser on this machine send requests there, under a name of its own that leads
 * to 127.0.0.1: so requests must name this machine.
 */
final class Gate {

  private static final Pattern HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  /** Nothing from elsewhere, nothing within the page's text, in no frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private Gate() {}

  /** Refuses what does not come from a page on this machine. */
  static void check(HttpExchange exchange) throws BadRequestException {
    List<String> hosts = exchange.getRequestHeaders().get("Host");
    if (hosts == null || hosts.size() != 1 || !isThisMachine(hosts.get(0))) {
      throw new BadRequestException(
          403, "this page is for its own machine: open it as localhost or 127.0.0.1");
    }
    String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    if ("cross-site".equals(site) && !exchange.getRequestURI().getPath().equals("/")) {
      throw new BadRequestException(403, "asked by a page of another site");
    }
    if (!METHODS.contains(exchange.getRequestMethod())) {
      throw new BadRequestException(405, "only GET: this page changes nothing");
    }
  }

  private static boolean isThisMachine(String host) {
    return HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** Puts the rules for browsers into an answer. */
  static void protect(Headers headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }
}
