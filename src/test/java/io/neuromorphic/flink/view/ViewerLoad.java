/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view;

import com.sun.management.OperatingSystemMXBean;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.SourceStatus.Phase;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A viewer under load, to be looked at and measured by hand: so many spikes a second of event time,
 * which is the wall clock's, and as many camera events. Arguments: spikes a second, seconds, port,
 * and how many browsers look at it, if any. Prints each second what it takes of the processors, the
 * browsers apart, and how many frames each browser has drawn.
 */
public final class ViewerLoad {

  private static final int NEURONS = 14_400;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final long TICK_MICROS = 1_000;
  private static final double HERTZ = 0.7;

  private final Viewer viewer;
  private final long perTick;
  private long state = 1;

  private ViewerLoad(Viewer viewer, long spikesPerSecond) {
    this.viewer = viewer;
    this.perTick = spikesPerSecond * TICK_MICROS / 1_000_000;
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    long rate = Long.parseLong(args[0]);
    long seconds = Long.parseLong(args[1]);
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    try (Viewer viewer = Viewer.open("load of " + rate + " spikes/s", Integer.parseInt(args[2]))) {
      System.out.println(viewer.url());
      viewer.source().set(Phase.READING, "made up");
      ViewerLoad load = new ViewerLoad(viewer, rate);
      List<Browser> browsers = new ArrayList<>();
      for (int i = 0; args.length > 3 && i < Integer.parseInt(args[3]); i++) {
        browsers.add(Browser.start());
        browsers.get(i).open(viewer.url());
      }
      Thread watch = new Thread(() -> watch(machine, viewer, browsers), "watch");
      watch.setDaemon(true);
      watch.start();
      long start = System.nanoTime();
      for (long tick = 0; tick < seconds * 1_000; tick++) {
        load.tick(tick * TICK_MICROS);
        long due = start + TimeUnit.MICROSECONDS.toNanos((tick + 1) * TICK_MICROS);
        LockSupport.parkNanos(due - System.nanoTime());
      }
      watch.interrupt();
      watch.join();
      browsers.forEach(Browser::close);
    }
  }

  private static void watch(OperatingSystemMXBean machine, Viewer viewer, List<Browser> browsers) {
    long[] frames = new long[browsers.size()];
    long cpu = machine.getProcessCpuTime();
    long wall = System.nanoTime();
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(1);
        long cpuNow = machine.getProcessCpuTime();
        long wallNow = System.nanoTime();
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < frames.length; i++) {
          long now = browsers.get(i).frames();
          drawn.append(
              String.format(", %.0f frames/s", (now - frames[i]) * 1e9 / (wallNow - wall)));
          frames[i] = now;
        }
        System.out.printf(
            "%.0f %% of a processor, %,d spikes/s%s%n",
            (cpuNow - cpu) * 100.0 / (wallNow - wall), viewer.history().state().arriving(), drawn);
        cpu = cpuNow;
        wall = wallNow;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waves that run over three populations, and a bar that turns before the camera. */
  private void tick(long t) {
    String[] names = {"retina", "motion", "cortex"};
    for (int p = 0; p < names.length; p++) {
      SpikePacket packet = new SpikePacket(names[p], 0, (int) perTick);
      int count = (int) (perTick / names.length);
      int[] one = {0};
      double wave = Math.sin(t / 1e6 * 2 * Math.PI * HERTZ * (p + 1));
      for (int i = 0; i < count; i++) {
        boolean noise = (next() & 3) == 0;
        int near = (int) (NEURONS * (0.5 + 0.4 * wave) + (next() & 1023) - 512);
        int neuron = noise ? (int) Math.floorMod(next(), (long) NEURONS) : near;
        packet.addStep(t, Math.max(0, Math.min(NEURONS - 1, neuron)), one, 1);
      }
      viewer.history().spikes(packet);
    }
    CameraPacket seen = new CameraPacket((int) perTick);
    double angle = t / 1e6;
    for (long i = 0; i < perTick; i++) {
      double r = ((next() & 0xffff) / 65_536.0 - 0.5) * HEIGHT;
      int x = (int) (WIDTH / 2.0 + Math.cos(angle) * r + (next() & 15));
      int y = (int) (HEIGHT / 2.0 + Math.sin(angle) * r + (next() & 15));
      seen.add(t, Math.max(0, Math.min(WIDTH - 1, x)), Math.max(0, Math.min(HEIGHT - 1, y)), 1);
    }
    viewer.history().camera("camera", seen);
    ProbePacket sample = new ProbePacket("retina", 0, 1);
    sample.add(t, 17, (float) (-65 + 20 * Math.sin(t / 2e4)), -13);
    viewer.history().probed(sample);
  }

  private long next() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    return state;
  }
}
