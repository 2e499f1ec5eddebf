/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Routes.currentsAt;
import static io.neuromorphic.flink.operator.Routes.route;
import static io.neuromorphic.flink.operator.Routes.target;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput.DataOutput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;

/** What the neurons hear of time from two inputs, by the valve that Flink puts before them. */
class IdleInputTest {

  private static final int RECORDING = 0;
  private static final int LIVE = 1;

  private final List<String> heard = new ArrayList<>();
  private final StatusWatermarkValve valve = new StatusWatermarkValve(2);

  @Test
  void timeGoesOnForALiveInputThatWasIdleWhenTheOtherEnded() throws Exception {
    try (var recording = RouterHarness.currents(route(1_000, target("p", 4, 1, 1))).start();
        var live = RouterHarness.currents(route(1_000, target("p", 4, 1, 1))).start()) {
      live.watermark(5);
      hear(LIVE, live);
      recording.packet(currentsAt(100_000));
      recording.watermark(100);
      hear(RECORDING, recording);
      live.flink().processWatermarkStatus(WatermarkStatus.IDLE);
      hear(LIVE, live);
      recording.watermark(Long.MAX_VALUE);
      recording.endInput();
      hear(RECORDING, recording);
      assertThat(heard).containsExactly("watermark 5", "watermark 100", "idle");
      live.flink().processWatermarkStatus(WatermarkStatus.ACTIVE);
      live.watermark(1_000);
      live.pass(Routes.HOLD_MILLIS);
      hear(LIVE, live);
      assertThat(heard)
          .containsExactly("watermark 5", "watermark 100", "idle", "active", "watermark 1000");
    }
  }

  private void hear(int channel, RouterHarness<?> router) throws Exception {
    for (Object element; (element = router.flink().getOutput().poll()) != null; ) {
      if (element instanceof Watermark watermark) {
        valve.inputWatermark(watermark, channel, new Ears());
      } else if (element instanceof WatermarkStatus status) {
        valve.inputWatermarkStatus(status, channel, new Ears());
      }
    }
  }

  private final class Ears implements DataOutput<Object> {
    @Override
    public void emitWatermark(Watermark watermark) {
      heard.add("watermark " + watermark.getTimestamp());
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {
      heard.add(status.isIdle() ? "idle" : "active");
    }

    @Override
    public void emitRecord(StreamRecord<Object> element) {}

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {}

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {}

    @Override
    public void emitWatermark(WatermarkEvent event) {}
  }
}
