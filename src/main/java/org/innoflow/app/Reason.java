package org.innoflow.app;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/** What a failure that nobody foresaw says to a user, in words. */
final class Reason {
  /** Classes that messages begin with where one exception was made of another. */
  private static final Pattern CLASSES =
      Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.)+[A-Z][\\w$]*(?:Exception|Error)(?:: )?");

  private Reason() {}

  static String of(Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      return "something in its inputs is nested too deeply";
    }
    if (thrown instanceof OutOfMemoryError) {
      return "the memory that Java was given does not suffice (" + thrown.getMessage() + ")";
    }
    String message = firstLine(thrown.getMessage());
    if (thrown instanceof NoSuchFileException) {
      return "there is no file or folder " + message;
    }
    if (thrown instanceof AccessDeniedException) {
      return message + " may not be read or written";
    }
    if (thrown instanceof FileAlreadyExistsException) {
      return message + " is there already";
    }
    return message.isEmpty() ? "of an error of innoflow itself" : message;
  }

  private static String firstLine(String message) {
    String text = message == null ? "" : CLASSES.matcher(message).replaceAll("");
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
