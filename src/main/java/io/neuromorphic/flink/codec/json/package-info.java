/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * One event per record, as a JSON object in UTF-8: current events {@code
 * {"t":1234567,"population":"motion","neuron":17,"current":3.5}}, camera events {@code
 * {"t":1234567,"x":3,"y":4,"polarity":1}}, spikes {@code
 * {"t":1235000,"population":"motion","neuron":17}}, and markers {@code {"until":1236000}}. Times
 * are µs. A bad record becomes an unparsable, never an exception.
 */
package io.neuromorphic.flink.codec.json;
