/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Pictures for people: plain numbers in, PNG or SVG out. Knows no neuron and no Flink; used by the
 * launcher only, and not part of the job jar.
 */
package io.neuromorphic.flink.plot;
