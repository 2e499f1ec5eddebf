/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Comma-separated text: camera events {@code t,x,y,polarity} and current events {@code
 * t,population,neuron,current} in, spikes {@code t,population,neuron} and rejected events out.
 * Times are µs. Lines end with LF or CR LF; a header line is optional on the way in. A bad line
 * becomes an unparsable record that names the line, never an exception; only a header that names
 * other columns stops a recording.
 */
package io.neuromorphic.flink.codec.csv;
