package org.innoflow.config;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * How the files of one kind of extract are read.
 *
 * @param file how its files are written
 * @param nullTokens cell texts that mean null, beside the empty one
 * @param lookups tables whose columns are added to each row, by name
 * @param content what rows mean
 */
public record SourceProfile(
    String name,
    FileFormat file,
    Set<String> nullTokens,
    Map<String, LookupSpec> lookups,
    Content content)
    implements Serializable {

  /** What the rows of a profile mean: parts of events, or facts of a reference. */
  public sealed interface Content permits EventSpec, ReferenceSpec {
    /** The layer's or the reference's name. */
    String layerId();

    /** The fields of the model by name, absent ones too. */
    Map<String, FieldSpec> fields();
  }

  static SourceProfile read(String name, Section profile) {
    SourceProfile result =
        new SourceProfile(
            name,
            FileFormat.read(name, profile),
            Set.copyOf(profile.optionalStrings("null-tokens")),
            LookupSpec.readAll(profile),
            profile.has("reference") ? ReferenceSpec.read(profile) : EventSpec.read(profile));
    profile.done();
    return result;
  }

  /** The layer or reference that the rows belong to. */
  public String layerId() {
    return content.layerId();
  }

  /** Whether rows of one id are parts of one event, and not versions of it. */
  public boolean merging() {
    return content instanceof EventSpec event && event.merging();
  }
}
