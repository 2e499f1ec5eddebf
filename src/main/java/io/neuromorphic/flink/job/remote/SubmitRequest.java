/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import io.neuromorphic.flink.job.config.JobConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A job to be handed to a cluster.
 *
 * @param config the job
 * @param cluster where it is handed to
 * @param jar the job jar, which the cluster is given
 * @param detached whether nobody waits for its end
 * @param fromSavepoint where it goes on from: a savepoint or a retained checkpoint
 * @param allowLostState whether inputs and populations of the savepoint may be missing in the job
 */
public record SubmitRequest(
    JobConfig config,
    ClusterAccess cluster,
    Path jar,
    boolean detached,
    Optional<String> fromSavepoint,
    boolean allowLostState) {}
