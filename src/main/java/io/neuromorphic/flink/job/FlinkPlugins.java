/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;

/** File systems of Flink's plugins, such as S3, for what the launcher itself reads and writes. */
public final class FlinkPlugins {

  private static final String PLUGINS = ConfigConstants.ENV_FLINK_PLUGINS_DIR;
  private static final String SETTINGS = ConfigConstants.ENV_FLINK_CONF_DIR;

  private FlinkPlugins() {}

  /**
   * Makes them known, as Flink's own client does: {@code FLINK_PLUGINS_DIR} is the folder of the
   * plugins, {@code FLINK_CONF_DIR} that of a {@code config.yaml} with their settings.
   *
   * @param environment of this process
   * @throws JobStartException where such a folder is not there
   */
  public static void load(Map<String, String> environment) {
    if (!environment.containsKey(PLUGINS)) {
      return;
    }
    folder(environment, PLUGINS);
    Configuration settings =
        environment.containsKey(SETTINGS)
            ? GlobalConfiguration.loadConfiguration(folder(environment, SETTINGS))
            : new Configuration();
    FileSystem.initialize(settings, PluginUtils.createPluginManagerFromRootFolder(settings));
  }

  private static String folder(Map<String, String> environment, String name) {
    String folder = environment.get(name);
    if (!Files.isDirectory(Path.of(folder))) {
      throw new JobStartException(name + ": there is no folder " + folder);
    }
    return folder;
  }
}
