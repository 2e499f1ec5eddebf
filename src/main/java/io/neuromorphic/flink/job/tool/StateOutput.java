/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.job.config.Suggestions;
import io.neuromorphic.flink.sink.neurons.NeuronFile;
import io.neuromorphic.flink.sink.neurons.NeuronTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to do with the state that a snapshot holds.
 *
 * @param population the only one asked for
 * @param file to write v, u and the clock to: .csv, .npy or .npz
 */
public record StateOutput(Optional<String> population, Optional<Path> file) {

  /**
   * Refuses a file that cannot be written.
   *
   * @throws UsageException if its extension is not known or there is no such folder
   */
  public StateOutput {
    if (file.isPresent()) {
      Path path = file.get().toAbsolutePath();
      if (NeuronFile.of(path).isEmpty()) {
        throw new UsageException("--out: expected a file .csv, .npy or .npz, found " + file.get());
      }
      if (!Files.isDirectory(path.getParent()) || Files.isDirectory(path)) {
        throw new UsageException("--out: not a file in an existing folder: " + file.get());
      }
    }
  }

  /**
   * What was asked for.
   *
   * @throws UsageException if there is no such population, or several for a file that holds one
   */
  public StateReport select(StateReport report) {
    List<String> names = report.populations().stream().map(PopulationSnapshot::name).toList();
    if (population.isPresent() && !names.contains(population.get())) {
      String near = Suggestions.didYouMean(population.get(), names);
      throw new UsageException(
          "no population '"
              + population.get()
              + "'"
              + (near.isEmpty() ? "; there are " + String.join(", ", names) : near));
    }
    StateReport selected =
        population
            .map(name -> report.only(report.populations().get(names.indexOf(name))))
            .orElse(report);
    boolean one = file.flatMap(NeuronFile::of).filter(kind -> !kind.holdsMany()).isPresent();
    if (one && selected.populations().size() > 1) {
      throw new UsageException(
          "a .npy file holds one population; choose with --population: "
              + String.join(", ", names));
    }
    return selected;
  }

  /** Writes the file, where there is one. */
  public void write(StateReport selected) throws IOException {
    if (file.isPresent()) {
      List<NeuronTable> tables =
          selected.populations().stream()
              .map(p -> new NeuronTable(p.name(), p.v(), p.u(), p.t(), p.clock()))
              .toList();
      NeuronFile.of(file.get()).orElseThrow().write(tables, file.get());
    }
  }
}
