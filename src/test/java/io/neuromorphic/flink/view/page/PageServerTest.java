/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.FrameBytes;
import io.neuromorphic.flink.view.SourceStatus;
import io.neuromorphic.flink.view.history.History;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the viewer's server answers, and whom it does not. */
class PageServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final History history = new History();
  private final SourceStatus source = new SourceStatus("a test");
  private final HttpClient client = HttpClient.newHttpClient();
  private PageServer server;
  private URI url;

  @BeforeEach
  void start() throws Exception {
    server = PageServer.start(0, history, source);
    url = URI.create(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE).build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private String refusal(String path, int status) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    return new String(answer.body(), StandardCharsets.UTF_8).strip();
  }

  /** An answer to a request as it stands. */
  private String raw(String head) throws Exception {
    try (Socket socket = connect()) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getByName("127.0.0.1"), url.getPort());
  }

  private void spike(String population, long t, int neuron) {
    SpikePacket packet = new SpikePacket(population, 0, 1);
    packet.addStep(t, neuron, new int[] {0}, 1);
    history.spikes(packet);
  }

  @Test
  void aFrameHoldsWhatWasAskedFor() throws Exception {
    spike("a/b&c", 1_003_000, 2);
    spike("q", 1_005_000, 0);
    CameraPacket seen = new CameraPacket(1);
    seen.add(1_000_000, 5, 4, 1);
    history.camera("cam", seen);
    ProbePacket sample = new ProbePacket("q", 0, 1);
    sample.add(1_004_000, 7, -64.5f, -13);
    history.probed(sample);

    HttpResponse<byte[]> answer =
        get(
            "/api/frame?step=1000&columns=6&rows=256&population=a%2Fb%26c&population=q&camera=cam"
                + "&span=100000&trace=7:q&overview=10");
    FrameBytes frame = FrameBytes.of(answer.body());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(frame.head().get("from").asLong()).isEqualTo(1_000_000);
    assertThat(frame.head().get("to").asLong()).isEqualTo(1_006_000);
    assertThat(frame.head().get("rasters").get(0).get("population").asText()).isEqualTo("a/b&c");
    assertThat(frame.cell(0, 2, 3)).isEqualTo(1);
    assertThat(frame.cell(0, 1, 3)).isZero();
    assertThat(frame.totals(0)).containsExactly(0, 0, 0, 1, 0, 0);
    assertThat(frame.totals(1)).containsExactly(0, 0, 0, 0, 0, 1);
    assertThat(frame.activity(5, 4)).isEqualTo(1);
    assertThat(frame.activity(4, 4)).isZero();
    assertThat(frame.v(0)[8]).isEqualTo(-64.5f);
    assertThat(frame.v(0)[6]).isNaN();
    assertThat(frame.overview()).containsExactly(2);
  }

  /** The column that is being filled reaches far beyond: the map must not look there. */
  @Test
  void theMapOfTheNewestEndsWithWhatHasHappened() throws Exception {
    spike("p", 1_005_000, 0);
    CameraPacket seen = new CameraPacket(1);
    seen.add(950_000, 5, 4, 1);
    seen.add(1_500_000, 5, 4, 1);
    history.camera("cam", seen);

    for (String step : List.of("1000", "100000", "10000000")) {
      FrameBytes frame =
          FrameBytes.of(get("/api/frame?columns=4&camera=cam&span=100000&step=" + step).body());
      assertThat(frame.activity(5, 4)).as("columns of %s µs", step).isEqualTo(1);
      assertThat(frame.head().at("/activity/to").asLong()).isEqualTo(1_000_000);
    }
  }

  @Test
  void someNeuronsOfOnePopulation() throws Exception {
    history.describePopulation("a/b", 10_000, 0);
    spike("a/b", 1_000, 4_321);
    spike("q", 1_000, 2);

    FrameBytes frame =
        FrameBytes.of(
            get("/api/frame?step=1000&columns=2&population=a%2Fb&population=q"
                    + "&neurons=4320-4329:a%2Fb")
                .body());

    assertThat(frame.head().at("/rasters/0/firstNeuron").asInt()).isEqualTo(4_320);
    assertThat(frame.head().at("/rasters/0/neurons").asInt()).isEqualTo(10);
    assertThat(frame.head().at("/rasters/0/neuronsPerRow").asInt()).isEqualTo(1);
    assertThat(frame.cell(0, 1, 1)).isEqualTo(1);
    assertThat(frame.cell(0, 0, 1)).isZero();
    assertThat(frame.head().at("/rasters/1/neurons").asInt()).isEqualTo(3);
    assertThat(frame.cell(1, 2, 1)).isEqualTo(1);
  }

  @Test
  void theStateIsJson() throws Exception {
    spike("<b>\"p\"</b>", 1_000, 2);
    source.set(SourceStatus.Phase.AWAY, "Kafka does not answer");

    HttpResponse<byte[]> answer = get("/api/state");
    FrameBytes frame = FrameBytes.of(get("/api/frame").body());

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("\"phase\":\"away\"")
        .contains("\"source\":\"a test\"")
        .contains("{\"name\":\"<b>\\\"p\\\"</b>\",\"size\":3,\"width\":0,\"spikes\":1");
    assertThat(frame.head().get("phase").asText()).isEqualTo("away");
  }

  @Test
  void eachViewerIsTold() throws Exception {
    String first = FrameBytes.of(get("/api/frame").body()).head().get("viewer").asText();
    assertThat(FrameBytes.of(get("/api/frame").body()).head().get("viewer").asText())
        .isEqualTo(first);
    assertThat(first).isNotEmpty().isNotEqualTo(new SourceStatus("a test").instance());
  }

  @Test
  void aFaultIsAnsweredToo() throws Exception {
    SourceStatus.Phase none = null;
    source.set(none, "");
    for (int i = 0; i < 2; i++) {
      assertThat(refusal("/api/frame", 500))
          .isEqualTo("the viewer has a fault: NullPointerException; see its log");
    }
    source.set(SourceStatus.Phase.READING, "");
    assertThat(get("/api/frame").statusCode()).isEqualTo(200);
  }

  @Test
  void beforeAnythingHasHappenedThereIsNoWindow() throws Exception {
    FrameBytes frame = FrameBytes.of(get("/api/frame?columns=10&overview=10").body());
    assertThat(frame.head().get("now").isNull()).isTrue();
    assertThat(frame.head().has("rasters")).isFalse();
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    spike("p", 1_000, 2);
    assertThat(refusal("/api/frame?population=q", 404)).isEqualTo("no population 'q'");
    assertThat(refusal("/api/frame?camera=c", 404)).isEqualTo("no camera 'c'");
    assertThat(refusal("/api/frame?trace=3:p", 404)).isEqualTo("no probed neuron 3 of p");
    assertThat(refusal("/api", 404)).isEqualTo("no such page");
    assertThat(refusal("/Frame.class", 404)).isEqualTo("no such page");
    assertThat(refusal("/%2e%2e/Frame.class", 404)).isEqualTo("no such page");
    assertThat(refusal("/api/frame?columns=5000", 400)).startsWith("columns=5000: expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/main.js",
        "/viewer.css",
        "/icon.svg",
        "/uplot/uPlot.esm.js",
        "/uplot/uPlot.min.css"
      })
  void thePageIsServedWithRulesForBrowsers(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotEmpty();
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void nothingInThePageComesFromElsewhere() throws Exception {
    String page = new String(get("/").body(), StandardCharsets.UTF_8);
    assertThat(page).doesNotContain("http:", "https:", "//", "style=", " onclick");
  }

  @Test
  void itListensOnLoopbackOnly() {
    assertThat(url.getHost()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: example.com",
        "Host: 127.0.0.1.example.com",
        "Host: localhost.example.com:80",
        "Host: 192.168.1.7",
        "Host: 127.0.0.1@example.com",
        "Host: ",
        "Accept: */*",
        "Host: localhost\r\nHost: example.com"
      })
  void whoCallsItByAnotherNameIsTurnedAway(String header) throws Exception {
    assertThat(raw("GET /api/state HTTP/1.1\r\n" + header)).isIn("HTTP/1.1 403", "HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:1", "LOCALHOST:8080", "127.0.0.1", "[::1]:9"})
  void whoCallsItByItsNameIsAnswered(String host) throws Exception {
    assertThat(raw("GET /api/state HTTP/1.1\r\nHost: " + host)).isEqualTo("HTTP/1.1 200");
  }

  @Test
  void pagesOfOthersAreTurnedAway() throws Exception {
    String other = "\r\nHost: localhost\r\nSec-Fetch-Site: cross-site";
    assertThat(raw("GET /api/state HTTP/1.1" + other)).isEqualTo("HTTP/1.1 403");
    assertThat(raw("GET / HTTP/1.1" + other)).as("a link to it").isEqualTo("HTTP/1.1 200");
  }

  @Test
  void nothingCanBeChanged() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
      HttpRequest request =
          HttpRequest.newBuilder(url.resolve("/api/state"))
              .timeout(PATIENCE)
              .method(method, BodyPublishers.ofString("x"))
              .build();
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }
    HttpRequest head = HttpRequest.newBuilder(url).method("HEAD", BodyPublishers.noBody()).build();
    assertThat(client.send(head, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  /** Twenty that ask for large frames and never read them. */
  @Test
  void slowViewersDoNotHoldUpOthers() throws Exception {
    for (int neuron = 0; neuron < 256; neuron++) {
      spike("p", 1_000, neuron);
    }
    String asked = "/api/frame?columns=4096&population=p&step=1000";
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket socket = connect();
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                ("GET " + asked + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .repeat(8)
                    .getBytes(StandardCharsets.ISO_8859_1));
      }
      for (int i = 0; i < 20; i++) {
        spike("p", 2_000 + i * 1_000L, i);
        FrameBytes frame = FrameBytes.of(get(asked).body());
        assertThat(frame.cell(0, i, 4_095)).isEqualTo(1);
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aPortThatIsTakenIsRefused() {
    assertThatThrownBy(() -> PageServer.start(url.getPort(), history, source))
        .isInstanceOf(BindException.class);
  }
}
