/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.neuromorphic.flink.job.Eventually;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** A Chromium without a screen that looks at a viewer's page; the one of this machine. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SCREENSHOTS = Path.of("target", "view-screenshots");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** A pixel of a picture. */
  record Pixel(int x, int y) {}

  /** Starts one; skips the test, aloud, where this machine has none. */
  static Browser start() {
    Optional<File> chromium = find("chromium", "chromium-browser", "google-chrome");
    Optional<File> chromedriver = find("chromedriver");
    assumeThat(chromium).as("a Chromium on the PATH").isPresent();
    assumeThat(chromedriver).as("a chromedriver on the PATH").isPresent();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get());
    // In a container tests run as root, and there is no sandbox for that.
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        "--window-size=1600,1000");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get())
            .usingAnyFreePort()
            .withTimeout(PATIENCE)
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<File> find(String... names) {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return Stream.of(names)
        .flatMap(name -> Stream.of(folders).map(folder -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst();
  }

  void open(String url) {
    driver.get(url);
  }

  /** Makes the page itself so large. */
  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  String text(String selector) {
    return element(selector).getText();
  }

  Actions actions() {
    return new Actions(driver);
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Errors of scripts, of missing files, of broken rules, since this was last asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(Object::toString)
        .toList();
  }

  void until(String what, Callable<Boolean> holds) throws Exception {
    Eventually.holds(what, PATIENCE, holds);
  }

  /** Waits until the page has asked for and drawn frames from now on. */
  void drawn() throws Exception {
    long before = frames();
    until("frames are drawn", () -> frames() >= before + 2);
  }

  /** Frames that the page has drawn so far. */
  long frames() {
    Object frames = script("return Number(document.body.dataset.frames || 0)");
    return ((Number) frames).longValue();
  }

  /** Those of a population's raster that are not background. */
  Set<Pixel> spikes(String population) {
    Object found =
        script(
            """
            const canvas = document.querySelector('figure[data-population="' + arguments[0] + '"] canvas');
            const {width, height} = canvas;
            const {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
            const found = [];
            for (let i = 0; i < width * height; i++) {
              if (data[4 * i + 3] !== 0) {
                found.push(i % width, Math.floor(i / width));
              }
            }
            return found;
            """,
            population);
    List<?> numbers = (List<?>) found;
    Set<Pixel> pixels = new HashSet<>();
    for (int i = 0; i < numbers.size(); i += 2) {
      pixels.add(
          new Pixel(
              ((Number) numbers.get(i)).intValue(), ((Number) numbers.get(i + 1)).intValue()));
    }
    return pixels;
  }

  /** Pixels of a canvas: width or height. */
  int size(String selector, String side) {
    return ((Number) script("return document.querySelector(arguments[0])." + side, selector))
        .intValue();
  }

  /** A pixel of a canvas as red, green, blue and alpha. */
  List<Integer> pixel(String selector, int x, int y) {
    List<?> found =
        (List<?>)
            script(
                "return [...document.querySelector(arguments[0]).getContext('2d')"
                    + ".getImageData(arguments[1], arguments[2], 1, 1).data]",
                selector,
                x,
                y);
    return found.stream().map(value -> ((Number) value).intValue()).toList();
  }

  /** Keeps a picture of the page for people to look at. */
  void picture(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
