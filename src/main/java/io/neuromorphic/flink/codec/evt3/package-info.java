/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * EVT3, the stateful 16-bit encoding of Prophesee cameras. Specification: docs.prophesee.ai, "EVT
 * 3.0 format".
 */
package io.neuromorphic.flink.codec.evt3;
