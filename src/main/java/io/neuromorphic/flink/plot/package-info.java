/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Pictures, as SVG or PNG: arrays in, a file out. Knows nothing of neurons or jobs; uses XChart to
 * draw and Batik to write SVG, both of them kept out of the job jar. Needs no screen.
 */
package io.neuromorphic.flink.plot;
