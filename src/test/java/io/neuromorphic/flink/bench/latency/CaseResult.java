/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

/**
 * One repetition of a case.
 *
 * @param p50 of the latency at the consumer, beyond the out-of-orderness, ms; so are the others
 * @param sinkP99 the same, up to where the job hands a record to its producer, in whole ms
 * @param feedP99 how late the generator sent, ms
 * @param spikes that were measured
 * @param eventsPerSecond whose spikes arrived, by the windows that did
 * @param jobCpu CPU-seconds of the job's JVM in a second
 * @param brokerCpu CPU-seconds of the broker in a second
 * @param load of the machine, average of a minute, at the end
 * @param books of the job at its end
 */
record CaseResult(
    double p50,
    double p90,
    double p99,
    double max,
    double sinkP50,
    double sinkP99,
    double feedP99,
    int spikes,
    double eventsPerSecond,
    double jobCpu,
    double brokerCpu,
    double load,
    String books) {}
