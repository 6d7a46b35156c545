package org.innoflow.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.innoflow.config.FileFormat;
import org.innoflow.config.Settings;
import org.innoflow.config.SourceProfile;
import org.innoflow.config.SourceSettings;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.reader.RowReader;

/**
 * A source with the files that it names, each of which has been opened and its columns matched.
 *
 * @param files in the order of the configuration, those of a glob by name; later ones win
 * @param lookupFiles the files of each lookup
 * @param lookups their tables, read once
 * @param descriptions what each file was taken for, by its name: format, encoding, delimiter
 * @param columns those of each file, by its name
 * @param matches the fields of the model to the headers of the first file
 */
public record Extract(
    SourceSettings source,
    List<InputFile> files,
    Map<String, List<InputFile>> lookupFiles,
    Lookups lookups,
    Map<String, String> descriptions,
    Map<String, List<InputColumn>> columns,
    Map<String, String> matches) {

  /**
   * Finds and opens all extracts of the configuration, without Spark.
   *
   * @throws Failure of kind USAGE where no source is configured, of kind INPUT where a file is
   *     missing or does not match its profile
   */
  public static List<Extract> find(Settings settings, Configuration hadoop) throws IOException {
    if (settings.sources().isEmpty()) {
      throw Failure.usage(
          "run",
          "sources",
          "no source is configured",
          "Name your extracts under sources in --conf");
    }
    List<Extract> extracts = new ArrayList<>();
    for (SourceSettings source : settings.sources()) {
      extracts.add(find(source, settings.inputPath(), hadoop));
    }
    return extracts;
  }

  /** Finds and opens one extract, without Spark. */
  public static Extract find(SourceSettings source, String root, Configuration hadoop)
      throws IOException {
    FileStore store = new FileStore(hadoop);
    List<InputFile> files = files(source, "files", source.files(), root, store);
    Map<String, List<InputFile>> lookupFiles = new TreeMap<>();
    for (Map.Entry<String, List<String>> lookup : source.lookups().entrySet()) {
      String key = "lookups." + lookup.getKey();
      lookupFiles.put(lookup.getKey(), files(source, key, lookup.getValue(), root, store));
    }
    Lookups lookups = Lookups.read(source.profile(), lookupFiles, store);
    Map<String, String> descriptions = new TreeMap<>();
    Map<String, List<InputColumn>> columns = new TreeMap<>();
    Map<String, String> matches = Map.of();
    for (int i = files.size() - 1; i >= 0; i--) {
      InputFile file = files.get(i);
      Opened opened = open(source.profile(), file, store, hadoop);
      List<String> header = opened.columns().stream().map(InputColumn::name).toList();
      matches = ColumnMap.of(source.profile(), header, file.name(), lookups).matches();
      descriptions.put(file.name(), opened.description());
      columns.put(file.name(), opened.columns());
    }
    return new Extract(source, files, lookupFiles, lookups, descriptions, columns, matches);
  }

  private static List<InputFile> files(
      SourceSettings source, String key, List<String> patterns, String root, FileStore store)
      throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (String pattern : patterns) {
      List<InputFile> found = store.list(root, pattern);
      if (found.isEmpty()) {
        throw Failure.input(
            "read source",
            source.name(),
            "no file matches " + pattern + " below " + root,
            "Put the extract there or correct sources." + source.name() + "." + key);
      }
      found.stream().filter(f -> !files.contains(f)).forEach(files::add);
    }
    return files;
  }

  /** A file's columns, and what it was taken for. */
  private record Opened(List<InputColumn> columns, String description) {}

  private static Opened open(
      SourceProfile profile, InputFile file, FileStore store, Configuration hadoop)
      throws IOException {
    if (profile.file().kindOf(file.name()) == FileFormat.Kind.PARQUET) {
      return new Opened(parquetColumns(file, hadoop), "parquet");
    }
    try (RowReader rows = RowReader.open(store, file, profile.file(), ColumnMap.wanted(profile))) {
      return new Opened(InputColumn.of(rows.header(), rows), rows.description());
    }
  }

  private static List<InputColumn> parquetColumns(InputFile file, Configuration hadoop) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.path()), hadoop))) {
      return reader.getFileMetaData().getSchema().getFields().stream()
          .map(InputColumn::of)
          .toList();
    } catch (IOException | RuntimeException e) {
      throw Failure.input(
          "read file",
          file.name(),
          "it is no Parquet file, or its footer is damaged",
          "Export it again or correct the profile's format");
    }
  }
}
