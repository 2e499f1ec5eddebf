/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.RecordingTarget;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.UnencodableException;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.convert.ConversionRequest.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingConverterTest {

  private static final RecordingTarget CSV = RecordingTarget.ALL.get(0);

  /** Writes the sensor, then polarities as digits; what it writes last replaces what is first. */
  private static final class SizedEncoder implements RecordingEncoder {
    private String sensor;

    @Override
    public String format() {
      return "sized";
    }

    @Override
    public void begin(SensorInfo told, OutputStream out) throws IOException {
      sensor = told.width() + "x" + told.height();
      out.write("?".repeat(sensor.length()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void encode(CameraPacket events, OutputStream out) throws IOException {
      for (int i = 0; i < events.size(); i++) {
        if (events.t()[i] < 0) {
          throw new UnencodableException("event " + i + ": t = " + events.t()[i]);
        }
        out.write('0' + events.polarity()[i]);
      }
    }

    @Override
    public void finish(OutputStream out) {}

    @Override
    public Optional<Patch> patch() {
      return Optional.of(new Patch(0, sensor.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static final RecordingTarget SIZED =
      new RecordingTarget("sized", List.of(), SizedEncoder::new, true);

  @TempDir private Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void nameFiles() {
    in = folder.resolve("in.txt");
    out = folder.resolve("out.csv");
  }

  @Test
  void writesWhatWasReadAndTellsTheWarnings() throws IOException {
    ConversionReport report =
        convert(CSV, "0.5 1 2 1\nbad\n0.25 3 4 -1\n", Optional.empty(), false);
    assertThat(out).hasContent("t,x,y,polarity\n500000,1,2,1\n250000,3,4,0\n");
    assertThat(report.events()).isEqualTo(2);
    assertThat(report.bytes()).isEqualTo(Files.size(out));
    assertThat(report.warnings()).containsExactly(Map.entry("unparsable lines", 1L));
    assertThat(report.sizeOfEvents()).isEmpty();
  }

  @Test
  void subtractsTheFirstTime() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(1_000_000 + i).append(",1,2,1\n");
    }
    convert(CSV, text + "999990,1,2,1\n", Optional.empty(), true);
    List<String> rows = Files.readAllLines(out);
    assertThat(rows).hasSize(20_002);
    assertThat(rows.get(1)).isEqualTo("0,1,2,1");
    assertThat(rows.get(20_000)).isEqualTo("19999,1,2,1");
    assertThat(rows.get(20_001)).isEqualTo("-10,1,2,1");
  }

  @Test
  void refusesATimeThatCannotBeginAtZero() {
    String text = "-5,1,2,1\n9223372036854775806,1,2,1\n";
    assertThatThrownBy(() -> convert(CSV, text, Optional.empty(), true))
        .hasMessage(
            in
                + ": event 1: t 9223372036854775806 is too far from the first event's, -5, to begin"
                + " at zero");
    assertNothingIsLeft();
  }

  @Test
  void takesTheSizeFromTheRecording() throws IOException {
    ConversionReport report =
        convert(SIZED, "%geometry:640,480\n1,2,0,5\n", Optional.empty(), false);
    assertThat(out).hasContent("640x4800");
    assertThat(report.sizeOfEvents()).isEmpty();
  }

  @Test
  void takesTheSizeThatIsSaid() throws IOException {
    Optional<Size> said = Optional.of(new Size(7, 8));
    assertThat(convert(SIZED, "1,2,3,1\n", said, false).sizeOfEvents()).isEmpty();
    assertThat(out).hasContent("7x81");
  }

  @Test
  void takesTheSizeFromTheEventsWhereNothingElseTells() throws IOException {
    String rows = "1,0,3,0\n".repeat(20_000);
    ConversionReport report = convert(SIZED, rows + "9,17,0,1\n", Optional.empty(), false);
    assertThat(report.sizeOfEvents()).contains(new Size(18, 4));
    assertThat(Files.readString(out)).startsWith("18x40").endsWith("01").hasSize(20_005);
  }

  @Test
  void withoutEventsNothingTellsTheSize() {
    assertThatThrownBy(() -> convert(SIZED, "t,x,y,p\n", Optional.empty(), false))
        .hasMessage(in + ": tells no sensor size and has no event to tell it: expected --size WxH");
    assertNothingIsLeft();
  }

  @Test
  void whatTheTargetCannotHoldLeavesNothing() {
    String rows = "1,0,3,0\n".repeat(20_000);
    assertThatThrownBy(() -> convert(SIZED, rows + "-9,1,0,1\n", Optional.empty(), false))
        .hasMessageStartingWith(in + ": cannot be written as sized: event ")
        .hasMessageEndingWith(": t = -9");
    assertNothingIsLeft();
  }

  @Test
  void aRecordingOfCurrentsIsRefused() {
    assertThatThrownBy(() -> convert(CSV, "1,motion,3,0.5\n", Optional.empty(), false))
        .hasMessage(in + ": byte 0: current CSV recording, expected one of camera events");
    assertNothingIsLeft();
  }

  @Test
  void aFileThatAppearsMeanwhileIsKept() throws IOException {
    Files.writeString(in, "1,2,3,1\n");
    Files.writeString(out, "mine");
    ConversionRequest request =
        new ConversionRequest(in.toString(), out, "csv", Optional.empty(), false, false);
    assertThatThrownBy(() -> RecordingConverter.convert(request)).isInstanceOf(IOException.class);
    assertThat(out).hasContent("mine");
    assertThat(files()).containsExactlyInAnyOrder("in.txt", "out.csv");
  }

  private ConversionReport convert(
      RecordingTarget target, String text, Optional<Size> size, boolean fromZero)
      throws IOException {
    Files.writeString(in, text);
    return RecordingConverter.convert(
        new ConversionRequest(in.toString(), out, target.name(), size, fromZero, true), target);
  }

  private void assertNothingIsLeft() {
    assertThat(files()).containsExactly("in.txt");
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
