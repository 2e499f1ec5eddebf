/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Where spikes, rejected events and samples of probed neurons leave: records for Kafka topics, one
 * CSV file that is in place when the run ends, or a folder of part files.
 */
package io.neuromorphic.flink.sink;
