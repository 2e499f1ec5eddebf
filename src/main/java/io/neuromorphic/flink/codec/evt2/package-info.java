/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * EVT2, the 32-bit encoding of Prophesee cameras. Specification: docs.prophesee.ai, "EVT 2.0
 * format".
 */
package io.neuromorphic.flink.codec.evt2;
