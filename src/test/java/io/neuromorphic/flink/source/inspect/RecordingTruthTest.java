/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuromorphic.flink.codec.SharedRecordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real recordings, against what several independent decoders agree on about them. */
class RecordingTruthTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aedat2/mibblez_foam90.aedat",
        "aedat31/derived_aestream_davis_as_aedat31_tsoverflow.aedat",
        "aedat4/aestream_davis.aedat4",
        "es/cpphots_trcl0.es",
        "es/faery_dvs.es",
        "evt3/rosec_test_events_1.raw",
        "csv/derived_aestream_davis_txyp.csv",
        "nmnist/tonic_sample_nmnist.bin"
      })
  void readsEveryEventAsOthersDo(String name) throws IOException {
    JsonNode truth = SharedRecordings.truth(name);
    RecordingReport report = RecordingInspector.inspect(SharedRecordings.file(name));
    RecordingReport.Camera camera = report.camera().orElseThrow();
    assertThat(report.events()).isEqualTo(truth.get("events").longValue());
    assertThat(camera.on()).isEqualTo(truth.get("on").longValue());
    assertThat(camera.off()).isEqualTo(truth.get("off").longValue());
    assertThat(report.times())
        .contains(
            new RecordingReport.Times(
                truth.get("first_t").longValue(), truth.get("last_t").longValue()));
    assertThat(camera.sumX()).isEqualTo(truth.get("sum_x").bigIntegerValue());
    assertThat(camera.sumY()).isEqualTo(truth.get("sum_y").bigIntegerValue());
    assertThat(report.sumT()).isEqualTo(truth.get("sum_t").bigIntegerValue());
    assertThat(camera.sha256()).isEqualTo(truth.get("packed_sha256").textValue());
    boolean sized = report.width() > 0;
    assertThat(report.width()).isEqualTo(sized ? truth.get("width").intValue() : 0);
    assertThat(report.height()).isEqualTo(sized ? truth.get("height").intValue() : 0);
    assertThat(sized).isEqualTo(!List.of("camera CSV", "N-MNIST").contains(report.format()));
  }

  @ParameterizedTest
  @CsvSource({
    "evt2/faery_evt2.raw, EVT2 recording",
    "evt21/derived_faery_evt2_as_evt21_legacy.raw, EVT2.1 recording",
    "dat/tonic_sample_ncars.dat, Prophesee DAT recording",
    "csv/evl_event.txt, unknown format that begins with '0.000000000 30 134 0'"
  })
  void refusesWhatItDoesNotReadByName(String name, String found) {
    Path file = SharedRecordings.file(name);
    assertThatThrownBy(() -> RecordingInspector.inspect(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": byte 0: " + found);
  }

  @ParameterizedTest
  @CsvSource({"es/faery_color.es, colour events", "es/faery_generic.es, generic events"})
  void refusesEventStreamsWithoutChanges(String name, String found) {
    Path file = SharedRecordings.file(name);
    assertThatThrownBy(() -> RecordingInspector.inspect(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("byte 15: Event Stream of " + found);
  }
}
