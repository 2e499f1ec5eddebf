/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * Keys and certificates of a test, made by the JDK's keytool, each signed by itself; they are gone
 * with the folder.
 */
public final class Certificates {

  /** Of every store. */
  public static final String PASSWORD = "store-password-of-the-test";

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  /** A store with a new key and its certificate. */
  Path key(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      keytool.destroyForcibly();
      throw new IOException(Files.readString(folder.resolve(name + ".log")));
    }
    return store;
  }

  /** A store that trusts the certificate of a key. */
  Path trusting(String name) throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry(name, certificate(name));
    Path store = folder.resolve("trusts-" + name + ".p12");
    try (OutputStream out = Files.newOutputStream(store)) {
      trust.store(out, PASSWORD.toCharArray());
    }
    return store;
  }

  /** The certificate of a key, as text. */
  Path certificateText(String name) throws Exception {
    return text(name + ".crt", "CERTIFICATE", certificate(name).getEncoded());
  }

  /** A key, as text. */
  Path keyText(String name) throws Exception {
    byte[] key = store(name).getKey(name, PASSWORD.toCharArray()).getEncoded();
    return text(name + ".key", "PRIVATE KEY", key);
  }

  private Path text(String file, String kind, byte[] bytes) throws IOException {
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, LINES.encodeToString(bytes), kind));
  }

  private Certificate certificate(String name) throws Exception {
    return store(name).getCertificate(name);
  }

  private KeyStore store(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }
}
