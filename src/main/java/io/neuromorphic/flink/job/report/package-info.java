/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The report of a run, as one HTML file: what is seen while the run goes on, gathered in memory
 * that does not grow with its length, and the page that is made of it and of the summary.
 *
 * <p>Pictures are drawn by {@code plot}; nothing here is part of a job's promises, and no other
 * part of {@code job} knows it.
 */
package io.neuromorphic.flink.job.report;
