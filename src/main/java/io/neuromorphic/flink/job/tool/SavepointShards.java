/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.job.Loopback;
import io.neuromorphic.flink.job.run.Folders;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.state.PopulationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.collect.CollectSinkOperatorFactory;
import org.apache.flink.util.CloseableIterator;

/** Reads the shards of all populations with Flink's state processor, in this process. */
final class SavepointShards {

  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(16);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(64);

  /** So that the largest shard fits: 2^26 neurons are 512 MiB. */
  private static final MemorySize LARGEST_SHARD = MemorySize.ofMebiBytes(1_024);

  private SavepointShards() {}

  /**
   * Reads all shards, in no particular order.
   *
   * @throws IOException if one cannot be read
   */
  static List<PopulationState> read(SavepointPlace place) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("neuromorphic-state");
    try {
      List<PopulationState> shards = new ArrayList<>();
      for (OperatorState operator : place.populations()) {
        StreamExecutionEnvironment env =
            StreamExecutionEnvironment.createLocalEnvironment(1, settings(scratch));
        SavepointReader reader =
            SavepointReader.read(env, place.uri(), SavepointBackend.of(operator));
        try (CloseableIterator<PopulationState> states =
            reader
                .readKeyedState(
                    OperatorIdentifier.forUidHash(operator.getOperatorID().toHexString()),
                    new ShardReader(),
                    NeuromorphicTypes.SHARD_KEY,
                    NeuromorphicTypes.POPULATION_STATE)
                .executeAndCollect("state")) {
          states.forEachRemaining(shards::add);
        }
      }
      return shards;
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the state of the populations cannot be read", e);
    } finally {
      Folders.delete(scratch);
    }
  }

  private static Configuration settings(Path scratch) {
    Configuration settings = new Configuration();
    settings.set(CoreOptions.TMP_DIRS, scratch.toString());
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    Loopback.configure(settings);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, false);
    settings.set(CollectSinkOperatorFactory.MAX_BATCH_SIZE, LARGEST_SHARD);
    return settings;
  }
}
