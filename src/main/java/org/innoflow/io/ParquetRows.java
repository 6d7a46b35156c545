package org.innoflow.io;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.io.TableStore.Head;

/** Parquet files read by the driver alone, one value after the other: for few rows. */
final class ParquetRows {
  private ParquetRows() {}

  /** Reads files in their order. */
  static Head head(Configuration hadoop, List<InputFile> files, StructType columns, int limit)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    long all = 0;
    for (InputFile file : files) {
      try (ParquetFileReader reader = open(file, hadoop)) {
        all += reader.getRecordCount();
        read(reader, columns, rows, limit);
      }
    }
    return new Head(rows, all);
  }

  /** Opens a file; without the options Hadoop's configuration is read anew for each. */
  static ParquetFileReader open(InputFile file, Configuration hadoop) throws IOException {
    Path path = new Path(file.path());
    return ParquetFileReader.open(
        HadoopInputFile.fromPath(path, hadoop), HadoopReadOptions.builder(hadoop, path).build());
  }

  private static void read(ParquetFileReader reader, StructType columns, List<Row> rows, int limit)
      throws IOException {
    MessageType schema = reader.getFileMetaData().getSchema();
    MessageColumnIO io = new ColumnIOFactory().getColumnIO(schema);
    PageReadStore group = null;
    while (rows.size() < limit && (group = reader.readNextRowGroup()) != null) {
      RecordReader<Group> records = io.getRecordReader(group, new GroupRecordConverter(schema));
      for (long i = 0; i < group.getRowCount() && rows.size() < limit; i++) {
        rows.add(new GenericRowWithSchema(values(records.read()), columns));
      }
    }
  }

  private static Object[] values(Group row) {
    Object[] values = new Object[row.getType().getFieldCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.getFieldRepetitionCount(i) == 0 ? null : value(row, i);
    }
    return values;
  }

  private static Object value(Group row, int field) {
    Type type = row.getType().getType(field);
    return type.isPrimitive()
        ? primitive(row, field, type.asPrimitiveType())
        : list(row.getGroup(field, 0));
  }

  /** A list is a group of groups of one element each. */
  private static List<Object> list(Group list) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      Group element = list.getGroup(0, i);
      elements.add(element.getFieldRepetitionCount(0) == 0 ? null : value(element, 0));
    }
    return elements;
  }

  private static Object primitive(Group row, int field, PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(unscaled(row, field, type), decimal.getScale());
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(row.getInteger(field, 0));
    }
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> row.getBoolean(field, 0);
      case INT32 -> row.getInteger(field, 0);
      case INT64 -> row.getLong(field, 0);
      case FLOAT -> (double) row.getFloat(field, 0);
      case DOUBLE -> row.getDouble(field, 0);
      default -> row.getBinary(field, 0).toStringUsingUTF8();
    };
  }

  private static BigInteger unscaled(Group row, int field, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> BigInteger.valueOf(row.getInteger(field, 0));
      case INT64 -> BigInteger.valueOf(row.getLong(field, 0));
      default -> new BigInteger(row.getBinary(field, 0).getBytes());
    };
  }
}
