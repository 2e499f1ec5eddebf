/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Passwords and keys of Kafka clients, which a job file names and never holds. A reference travels
 * through the job as it is; what it stands for is read by the Kafka client that needs it, in the
 * process where that client runs, and is kept nowhere else. {@code docs/security.md} tells more.
 */
package io.neuromorphic.flink.job.secret;
