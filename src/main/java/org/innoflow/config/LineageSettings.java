package org.innoflow.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where OpenLineage events go.
 *
 * @param namespace of the jobs
 * @param endpoint what each is posted to
 * @param apiKey sent along to the endpoint as a bearer token
 * @param file what each is appended to as a line, on the disk of the driver
 */
public record LineageSettings(
    String namespace, Optional<URI> endpoint, Optional<String> apiKey, Optional<String> file) {

  /** Whether anybody wants events. */
  public boolean isOn() {
    return endpoint.isPresent() || file.isPresent();
  }

  static LineageSettings read(Section section) {
    LineageSettings settings =
        new LineageSettings(
            section.nonEmpty("namespace"),
            section.optionalString("endpoint").flatMap(text -> endpoint(text, section)),
            section.optionalString("api-key"),
            section.optionalString("file"));
    section.done();
    return settings;
  }

  private static Optional<URI> endpoint(String text, Section section) {
    if (text.matches("https?://[^/\\s?#]+\\S*")) {
      try {
        return Optional.of(URI.create(text));
      } catch (IllegalArgumentException e) {
        // Said below.
      }
    }
    section.problem("endpoint", "'" + text + "' is no http or https address");
    return Optional.empty();
  }
}
