package org.innoflow.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapred.JobConf;

/**
 * The thousand settings that Hadoop comes with, nearly all of which are about its daemons and about
 * stores of other machines. Spark writes them out with every scan and every table, each compressed
 * by itself: over few rows that is a sixth of a run.
 */
public final class HadoopDefaults {
  private static final Pattern REMOTE =
      Pattern.compile("(?i)\\b(?!(file|https?):)[a-z][a-z0-9+.-]+:/");

  /** What local files, their committers and Hadoop's idea of a user read. */
  private static final Pattern USED =
      Pattern.compile(
          "(io|file|hadoop\\.tmp|hadoop\\.security|fs\\.(defaultFS|file|local|permissions)"
              + "|fs\\.AbstractFileSystem\\.(file|local)|mapreduce\\.(fileoutput|output)committer)"
              + "\\b.*");

  private HadoopDefaults() {}

  /** Whether a configuration names no path but those of local files. */
  public static boolean suffice(Configuration hadoop, String configuration) {
    return FileSystem.getDefaultUri(hadoop).getScheme().equals("file")
        && !REMOTE.matcher(configuration).find();
  }

  /** Takes out what Hadoop's own files set and local files do not need. */
  public static void leaveOut(Configuration hadoop) throws IOException {
    // Classes that bring more defaults, and with them all others back: MapReduce's, HDFS's.
    new JobConf();
    FileSystem.getFileSystemClass("file", hadoop);
    List<String> unused = new ArrayList<>();
    for (Map.Entry<String, String> setting : hadoop) {
      String[] sources = hadoop.getPropertySources(setting.getKey());
      boolean shipped =
          sources != null && List.of(sources).stream().allMatch(HadoopDefaults::isShipped);
      if (shipped && !USED.matcher(setting.getKey()).matches()) {
        unused.add(setting.getKey());
      }
    }
    unused.forEach(hadoop::unset);
  }

  private static boolean isShipped(String source) {
    return source.endsWith("-default.xml");
  }
}
