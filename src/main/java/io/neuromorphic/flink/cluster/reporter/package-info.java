/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What the processes of a cluster on this machine tell Prometheus with: Flink's reporter, on the
 * loopback interface. Runs in those processes, which know nothing else of this project.
 */
package io.neuromorphic.flink.cluster.reporter;
