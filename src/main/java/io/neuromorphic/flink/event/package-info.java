/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What travels: packets of camera, current and spike events as parallel primitive arrays, the keys
 * they are grouped by, rejected events, and the digest over spikes.
 *
 * <p>Plain Java, no Flink and no format. Bytes become packets in {@code codec}; packets find their
 * neurons in {@code operator}; their Flink serializers live in {@code state}.
 */
package io.neuromorphic.flink.event;
