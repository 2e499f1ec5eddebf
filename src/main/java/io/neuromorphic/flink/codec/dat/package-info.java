/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * DAT, Prophesee's format of decoded events, versions 1 and 2. Specification: docs.prophesee.ai,
 * "DAT file format".
 */
package io.neuromorphic.flink.codec.dat;
