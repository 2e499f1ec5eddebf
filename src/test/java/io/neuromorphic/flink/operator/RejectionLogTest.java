/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionLogTest {

  private final List<String> out = new ArrayList<>();
  private final RejectionLog log = new RejectionLog("camera", out::add);

  private static Rejection example(String value) {
    return new Rejection(RejectReason.LATE, "too late", "camera", "t-0@7", value);
  }

  @Test
  void theFirstIsToldAtOnceAndTheRestOnceAMinute() {
    log.add(RejectReason.LATE, 1, example("1,2,3"), 1_000);
    for (int i = 0; i < 100; i++) {
      log.add(RejectReason.LATE, 2, example("" + i), 2_000 + i);
      log.look(2_000 + i);
    }
    log.add(RejectReason.UNPARSABLE, 5, null, 2_500);
    assertThat(out)
        .containsExactly(
            "events-rejected input=camera reason=late count=1 example=\"1,2,3\" at=\"t-0@7\""
                + " detail=\"too late\"",
            "events-rejected input=camera reason=unparsable count=5");

    log.look(1_000 + RejectionLog.PAUSE_MILLIS - 1);
    assertThat(out).hasSize(2);
    log.look(1_000 + RejectionLog.PAUSE_MILLIS);
    log.look(1_000 + 3 * RejectionLog.PAUSE_MILLIS);
    assertThat(out.subList(2, out.size()))
        .containsExactly(
            "events-rejected input=camera reason=late count=200 example=\"99\" at=\"t-0@7\""
                + " detail=\"too late\"");
  }

  @Test
  void nobodyWritesLinesOfHisOwn() {
    log.add(RejectReason.LATE, 1, example("a\"\nERROR all is lost\r\t\u0000"), 0);
    assertThat(out)
        .containsExactly(
            "events-rejected input=camera reason=late count=1 example=\"a??ERROR all is lost???\""
                + " at=\"t-0@7\" detail=\"too late\"");
  }
}
