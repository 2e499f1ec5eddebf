/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * EVT2.1, the 64-bit encoding of Prophesee cameras, in both orders of its half words.
 * Specification: docs.prophesee.ai, "EVT 2.1 format".
 */
package io.neuromorphic.flink.codec.evt21;
