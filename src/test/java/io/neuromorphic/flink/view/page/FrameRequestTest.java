/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.view.history.NeuronRange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question is read, or refused with what was expected. */
class FrameRequestTest {

  @Test
  void aQuestionIsRead() throws Exception {
    FrameRequest request =
        FrameRequest.of(
            "to=12000&step=4000&columns=800&rows=100&population=a%20b&population=c&camera=cam"
                + "&span=500000&trace=3:a:b&overview=600&neurons=5-9:a%20b");

    assertThat(request.to()).hasValue(12_000);
    assertThat(request.step()).isEqualTo(4_000);
    assertThat(request.columns()).isEqualTo(800);
    assertThat(request.rows()).isEqualTo(100);
    assertThat(request.populations()).containsExactly("a b", "c");
    assertThat(request.ranges()).containsExactly(Map.entry("a b", new NeuronRange(5, 9)));
    assertThat(request.camera()).hasValue("cam");
    assertThat(request.span()).isEqualTo(500_000);
    assertThat(request.traces()).containsExactly(new FrameRequest.Neuron("a:b", 3));
    assertThat(request.overview()).isEqualTo(600);
  }

  @Test
  void nothingIsAQuestionForTheNewest() throws Exception {
    assertThat(FrameRequest.of(null).to()).isEmpty();
    assertThat(FrameRequest.of("to=live").to()).isEmpty();
    assertThat(FrameRequest.of("").columns()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step=0|step=0: expected a whole number in 1000..10000000",
        "step=1500|step=1500: expected a multiple of 1000",
        "step=99999999999999999999|step=99999999999999999999: expected a whole number",
        "columns=-1|columns=-1: expected a whole number in 0..4096",
        "columns=4097|columns=4097: expected a whole number in 0..4096",
        "columns=x|columns=x: expected a whole number in 0..4096",
        "columns=1&columns=2|columns: at most 1",
        "rows=0|rows=0: expected a whole number in 1..256",
        "overview=100000|overview=100000: expected a whole number in 0..2048",
        "span=0|span=0: expected a whole number in 1..120000000",
        "to=5000|to=5000: expected live, or a multiple of step",
        "to=9223372036854775807|to=9223372036854775807: expected a whole number",
        "to=now|to=now: expected a whole number",
        "trace=p|trace=p: expected NEURON:POPULATION",
        "trace=x:p|trace=x:p: expected NEURON:POPULATION",
        "trace=-:p|trace=-:p: expected NEURON:POPULATION",
        "neurons=5-9|neurons=5-9: expected FIRST-LAST:POPULATION",
        "neurons=9-5:p|neurons=9-5:p: expected FIRST-LAST:POPULATION",
        "neurons=0-9999999999:p|neurons=0-9999999999:p: expected FIRST-LAST:POPULATION",
        "other=1|unknown 'other'",
        "population=%zz|not a URL's encoding: '%zz'"
      })
  void whatMakesNoSenseIsRefused(String query, String expected) {
    assertThatThrownBy(() -> FrameRequest.of(query))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith(expected)
        .extracting(e -> ((BadRequestException) e).status())
        .isEqualTo(400);
  }

  @Test
  void moreThanThereIsRoomForIsRefused() {
    assertThatThrownBy(() -> FrameRequest.of("population=p&".repeat(17) + "step=1000"))
        .hasMessage("population: at most 16");
    assertThatThrownBy(() -> FrameRequest.of("population=" + "p".repeat(9_000)))
        .isInstanceOf(BadRequestException.class)
        .extracting(e -> ((BadRequestException) e).status())
        .isEqualTo(414);
  }
}
