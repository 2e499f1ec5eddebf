/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import io.neuromorphic.flink.codec.AllocationMeter;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that were made to cost much, or to be taken for something else. */
class HostileJsonTest {

  private static final int LONGEST_RECORD = 1 << 20;
  private static final int LONGEST_TEXT = 64 * 1024;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int DEEPEST = 64;
  private static final long BYTES_A_BAD_RECORD = 3_072;

  private final JsonCurrentDecoder decoder = new JsonCurrentDecoder();
  private final CurrentPacket packet = new CurrentPacket(0);

  private record Costly(String name, byte[] record) {
    static Costly of(String name, String record) {
      return new Costly(name, record.getBytes(UTF_8));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Costly> costly() {
    String ten = "x".repeat(10 << 20);
    return List.of(
        Costly.of("10 MB of a string", "{\"a\":\"" + ten + "\"," + rest()),
        Costly.of("10 MB of a name", "{\"" + ten + "\":1," + rest()),
        Costly.of("10 MB of digits", "{\"t\":" + "7".repeat(10 << 20) + "}"),
        Costly.of("10 MB of brackets", "[".repeat(10 << 20)),
        Costly.of("10 MB of objects", "{\"a\":".repeat(2 << 20)),
        Costly.of("10 MB of spaces", " ".repeat(10 << 20) + "{" + rest()),
        Costly.of("10 MB of zeros", "\0".repeat(10 << 20)),
        Costly.of("10 MB of fields", "{" + "\"a\":1,".repeat(1_800_000) + rest()));
  }

  private static String rest() {
    return "\"t\":1,\"population\":\"a\",\"neuron\":1,\"current\":1}";
  }

  @ParameterizedTest
  @MethodSource("costly")
  void aRecordOfTenMegabytesIsRefusedUnread(Costly costly) throws Exception {
    // Classes are loaded by a first one.
    decoder.decode(costly.record(), "t-0@", 1, packet);
    packet.clear();

    long bytes = AllocationMeter.bytes(() -> decoder.decode(costly.record(), "t-0@", 1, packet));

    assertThat(bytes).isLessThan(BYTES_A_BAD_RECORD);
    assertThat(packet.size()).isZero();
    assertThat(packet.rejections())
        .singleElement()
        .extracting(Rejection::detail)
        .isEqualTo("a record of " + costly.record().length + " bytes, expected at most 1048576");
  }

  @Test
  void theLimitsOfARecordAreWhatIsPromised() {
    String padded = "{" + rest() + " ".repeat(LONGEST_RECORD);
    assertAccepted(padded.substring(0, LONGEST_RECORD));
    assertUnparsable(padded.substring(0, LONGEST_RECORD + 1), "a record of 1048577 bytes");

    assertAccepted("{\"a\":\"" + "x".repeat(LONGEST_TEXT) + "\"," + rest());
    assertUnparsable("{\"population\":\"" + "x".repeat(LONGEST_TEXT + 1) + "\"}", "not JSON: ");

    assertAccepted("{\"a\":" + "1".repeat(LONGEST_NUMBER) + "," + rest());
    assertUnparsable("{\"a\":" + "1".repeat(LONGEST_NUMBER + 1) + "," + rest(), "not JSON: ");

    String nested = "{\"a\":" + "[".repeat(DEEPEST - 1) + "]".repeat(DEEPEST - 1) + "," + rest();
    assertAccepted(nested);
    assertUnparsable(nested.replace("[]", "[[]]"), "not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999", "1E+2147483648", "0.0000000000000001e17"})
  void exponentsOfAnySizeCostNothing(String number) throws Exception {
    String event = "{\"t\":1,\"population\":\"a\",\"neuron\":1,\"current\":" + number + "}";
    read(event);
    assertThat(AllocationMeter.bytes(() -> read(event))).isLessThan(BYTES_A_BAD_RECORD);
    assertThat(packet.size()).isEqualTo(2);

    read("{\"t\":" + number + ",\"population\":\"a\",\"neuron\":1,\"current\":1}");
    assertThat(packet.rejections())
        .singleElement()
        .extracting(Rejection::detail)
        .isEqualTo("t is not an integer");
  }

  /** The two bytes C1 A1 would be an 'a', as would be E0 81 A1 and F0 80 81 A1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00c1\u00a1",
        "\u00e0\u0081\u00a1",
        "\u00f0\u0080\u0081\u00a1",
        "\u00c0\u0080",
        "\u00ed\u00a0\u0080",
        "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080",
        "\u00f4\u0090\u0080\u0080",
        "\u00ff",
        "\u0080",
        "\u00c3"
      })
  void whatIsNotUtf8IsNotTakenForIt(String bytes) {
    assertUnparsable(
        ("{\"t\":1,\"population\":\"" + bytes + "\",\"neuron\":1,\"current\":1}")
            .getBytes(ISO_8859_1),
        "not JSON: not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void anotherEncodingIsRefused(String name) {
    assertUnparsable(("{" + rest()).getBytes(Charset.forName(name)), "not JSON: ");
  }

  @Test
  void namesOfAllLettersAreRead() {
    for (String name : List.of("a", "é", "\u20ac", "\ud83d\ude00", "\u0800\uffff")) {
      packet.clear();
      read("{\"t\":1,\"population\":\"" + name + "\",\"neuron\":1,\"current\":1}");
      assertThat(packet.populationName(packet.population()[0])).isEqualTo(name);
    }
    String long1 = "\ud83d\ude00".repeat(2_000);
    packet.clear();
    read("{\"t\":1,\"population\":\"" + long1 + "\",\"neuron\":1,\"current\":1}");
    assertThat(packet.populationName(packet.population()[0])).isEqualTo(long1);
    assertThat(packet.describe(0)).hasSizeLessThanOrEqualTo(Rejection.MAX_VALUE_CHARS);
  }

  @Test
  void aByteOrderMarkOfUtf8IsSkipped() {
    assertAccepted("\ufeff{" + rest());
    assertUnparsable("{\ufeff" + rest(), "not JSON: ");
    assertUnparsable(("{" + rest()).getBytes(UTF_16LE), "not JSON: ");
  }

  @Test
  void aLoneSurrogateIsANameThatNoPopulationHasAndCanBeToldOf() throws Exception {
    read("{\"t\":1,\"population\":\"\\ud800\",\"neuron\":1,\"current\":1}");
    Rejection rejection =
        new Rejection(
            RejectReason.UNKNOWN_POPULATION,
            "no population '" + packet.populationName(0) + "'",
            "in",
            "t-0@1",
            packet.describe(0));
    assertThat(new String(JsonRejectionEncoder.encode(rejection), UTF_8)).contains("\\uD800");
  }

  /** What a stream of nothing but bad records costs: it stays garbage of a bounded size. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{\"t\":1,",
        "{\"t\":1.5,\"population\":\"a\",\"neuron\":1,\"current\":1}",
        "[]",
        "{\"t\":18446744073709551616,\"neuron\":1}",
        "{\"t\":1,\"population\":\"nowhere\",\"neuron\":-1,\"current\":\"NaN\"}"
      })
  void aBadRecordCostsABoundedNumberOfBytes(String record) throws Exception {
    byte[] bytes = Arrays.copyOf(record.getBytes(UTF_8), record.length());
    int records = 10_000;
    long allocated =
        AllocationMeter.bytes(
            () -> {
              for (int i = 0; i < records; i++) {
                packet.clear();
                decoder.decode(bytes, "t-0@", i, packet);
              }
            });
    assertThat(allocated / records).isLessThan(BYTES_A_BAD_RECORD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{",
        "{\"t\":1,",
        "{\"t\":1",
        "{\"t\":01}",
        "{\"t\":\"",
        "{t",
        "{\"a\":\"\\x\"}"
      })
  void whatIsNoJsonIsToldWithoutAStackTrace(String record) {
    assertThatThrownBy(
            () -> {
              JsonParser parser = new RecordJson().createParser(record.getBytes(UTF_8));
              while (parser.nextToken() != null) {
                parser.finishToken();
              }
            })
        .isInstanceOf(JsonParseException.class)
        .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
  }

  private void assertAccepted(String record) {
    packet.clear();
    read(record);
    assertThat(packet.rejections()).isEmpty();
    assertThat(packet.size()).isEqualTo(1);
  }

  private void assertUnparsable(String record, String detail) {
    assertUnparsable(record.getBytes(UTF_8), detail);
  }

  private void assertUnparsable(byte[] record, String detail) {
    packet.clear();
    decoder.decode(record, "t-0@", 1, packet);
    assertThat(packet.size()).isZero();
    assertThat(packet.rejections()).hasSize(1);
    assertThat(packet.rejections().get(0).detail()).startsWith(detail);
    assertThat(packet.rejections().get(0).value())
        .hasSizeLessThanOrEqualTo(Rejection.MAX_VALUE_CHARS);
  }

  private void read(String record) {
    decoder.decode(record.getBytes(UTF_8), "t-0@", 1, packet);
  }
}
