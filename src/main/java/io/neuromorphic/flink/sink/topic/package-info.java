/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Where input events enter Kafka: the records of a topic that jobs read, without Flink. A packet of
 * camera or current events becomes records, each at home in one partition; partitions that would be
 * silent are told how far time has come. What a job writes is in the package above.
 */
package io.neuromorphic.flink.sink.topic;
