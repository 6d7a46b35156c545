package org.innoflow.run;

import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;

/** What the steps of one run share. Everything that they write lies below {@code paths}. */
public record RunContext(
    SparkSession session,
    Settings settings,
    ReleasePaths paths,
    TableStore tables,
    FileStore files) {}
