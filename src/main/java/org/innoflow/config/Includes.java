package org.innoflow.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseable;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import org.innoflow.failure.Failure;

/**
 * What a file of HOCON may include: files, never what another machine or a jar holds. A profile or
 * a declaration, which may come from elsewhere, has those of its own folder alone.
 *
 * @param folder the folder that included files lie below; null for any
 */
record Includes(Path folder)
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  /** Any file of this machine. */
  static Includes anyFile() {
    return new Includes(null);
  }

  /** Files below a folder. */
  static Includes below(Path folder) {
    return new Includes(folder.toAbsolutePath().normalize());
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    ConfigParseable file = what.contains("://") ? null : context.relativeTo(what);
    if (file == null || file.origin().filename() == null) {
      throw refused(what);
    }
    requireBelow(file.origin().filename(), what);
    requireThere(new File(file.origin().filename()), context);
    return file.parse(context.parseOptions());
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File file) {
    requireBelow(file.getPath(), file.getPath());
    requireThere(file, context);
    return ConfigFactory.parseFile(file, context.parseOptions()).root();
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL url) {
    throw refused(url.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String resource) {
    throw refused(resource);
  }

  private void requireBelow(String file, String what) {
    if (folder != null && !Path.of(file).toAbsolutePath().normalize().startsWith(folder)) {
      throw Failure.usage(
          "include file",
          what,
          "a file of " + folder + " may include those of its own folder alone",
          "Copy it there and include it by name");
    }
  }

  /** What is not {@code required(...)} may be missing. */
  private static void requireThere(File file, ConfigIncludeContext context) {
    if (!context.parseOptions().getAllowMissing() && !file.isFile()) {
      throw Failure.usage(
          "include file", file.getPath(), "there is no such file", "Check the path");
    }
  }

  private static Failure refused(String what) {
    return Failure.usage(
        "include file",
        what,
        "only files can be included, neither addresses nor what a jar holds",
        "Copy it beside the file that includes it");
  }
}
