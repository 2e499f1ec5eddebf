/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.explain.NetworkReport.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of probes. */
class OutputWordsTest {

  private static final String WHAT =
      "v and u of neurons 0, 5, 17 of retina and 9 neurons of motion, every 2 ms";

  @TempDir Path folder;

  private JobConfig job() throws IOException {
    return JobFile.of(
            folder,
            """
            name: probed
            dt: 1ms
            inputs: [{name: eye, scene: {}, into: retina}]
            populations:
              retina: {size: 20, behavior: tonic_spiking}
              motion: {size: 9, behavior: tonic_spiking}
            projections: [{from: retina, to: motion, weights: {all-to-all: 1}}]
            outputs:
              spikes: {file: spikes.csv}
              probe:
                neurons: {retina: [17, 0, 5], motion: all}
                every: 2ms
                kafka: {topic: "probe.{population}"}
                file: probe/
            kafka: {bootstrap: "localhost:1"}
            """)
        .read();
  }

  @Test
  void aReportTellsWhichNeuronsAreProbedAndWhere() throws IOException {
    NetworkReport report = NetworkReport.of(job());

    assertThat(report.outputs())
        .containsExactly(
            new Output("spikes", "spikes", "spikes.csv"),
            new Output("probe", WHAT, "Kafka topic probe.{population}, json"),
            new Output("probe", WHAT, "probe/"));
    assertThat(ReportText.of(report))
        .contains("writes " + WHAT + " to Kafka topic probe.{population}, json")
        .contains("writes " + WHAT + " to probe/");
    JsonNode json = new ObjectMapper().readTree(ReportJson.of(report)).get("outputs");
    assertThat(json.get(0).toString())
        .isEqualTo("{\"name\":\"spikes\",\"what\":\"spikes\",\"to\":\"spikes.csv\"}");
    assertThat(json.get(2).toString())
        .isEqualTo("{\"name\":\"probe\",\"what\":\"" + WHAT + "\",\"to\":\"probe/\"}");
    assertThat(ReportDiagram.of(report).sinks().get(2).lines())
        .isEqualTo(
            List.of(
                "v and u of neurons 0, 5, 17 of retina and 9 neurons of motion",
                "every 2 ms",
                "probe/"));
  }

  @Test
  void theSettingsOfAJobTellIt() throws IOException {
    assertThat(EffectiveSettings.of(job()))
        .containsEntry("outputs.probe", WHAT + ": Kafka topic probe.{population}, json; probe/")
        .containsEntry("outputs.spikes", "spikes.csv");
  }
}
