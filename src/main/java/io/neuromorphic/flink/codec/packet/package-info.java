/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The {@code packet} wire format: many events per record, as packed columns of Protocol Buffers.
 * Schema: {@code src/main/proto/neuromorphic.proto}; its generated classes are in {@code wire}.
 * Times are µs.
 */
package io.neuromorphic.flink.codec.packet;
