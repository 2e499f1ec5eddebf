/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTest {

  @TempDir Path folder;
  private JsonNode json;

  @BeforeEach
  void writeAndRead() throws IOException {
    String line = ReportJson.of(NetworkReport.of(SmallNetwork.in(folder)));
    assertThat(line.lines()).hasSize(1);
    json = new ObjectMapper().readTree(line);
  }

  @Test
  void itsKeysAreAnInterface() {
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "job",
            "dt",
            "parallelism",
            "operators",
            "inputs",
            "populations",
            "synapses",
            "outputs",
            "totals");
    assertThat(json.get("operators").get(0).fieldNames())
        .toIterable()
        .containsExactly("uid", "kind", "does", "populations", "parallelism");
    assertThat(json.get("populations").get("eye").fieldNames())
        .toIterable()
        .containsExactly(
            "size",
            "width",
            "height",
            "shards",
            "behavior",
            "parameters",
            "varied",
            "start",
            "inputs",
            "projections",
            "bias",
            "noise",
            "recurrent",
            "component",
            "cycle",
            "operator",
            "key_groups",
            "state_bytes");
    assertThat(json.get("synapses").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "kind",
            "name",
            "from",
            "to",
            "weights",
            "synapses",
            "exact",
            "delay_windows",
            "delay_us",
            "gain",
            "tau_syn_us",
            "bytes");
    assertThat(json.get("totals").fieldNames())
        .toIterable()
        .containsExactly(
            "neurons", "synapses", "exact", "state_bytes", "synapse_bytes", "keys", "operators");
  }

  @Test
  void numbersAreNumbersAndWhatIsNotKnownIsNull() {
    assertThat(json.get("dt").asInt()).isEqualTo(500);
    assertThat(json.get("operators").get(0).get("parallelism").asInt()).isEqualTo(1);
    // Topics are read by partition.
    assertThat(json.get("operators").get(2).get("uid").asText()).isEqualTo("source-topic");
    assertThat(json.get("operators").get(2).get("parallelism").isNull()).isTrue();
    assertThat(json.at("/populations/eye/key_groups")).hasToString("[0,64]");
    assertThat(json.at("/populations/one/component")).hasToString("[\"one\",\"two\"]");
    assertThat(json.at("/populations/one/parameters")).hasToString("{\"d\":7.0}");
    assertThat(json.at("/synapses/1/delay_us").asInt()).isEqualTo(3_000);
    assertThat(json.at("/synapses/1/delay_windows").asInt()).isEqualTo(6);
    assertThat(json.at("/synapses/1/synapses").asInt()).isEqualTo(600);
    assertThat(json.at("/synapses/4/kind").asText()).isEqualTo("recurrent");
    assertThat(json.at("/totals/neurons").asInt()).isEqualTo(104);
    assertThat(json.at("/totals/operators").asInt()).isEqualTo(json.get("operators").size());
  }
}
