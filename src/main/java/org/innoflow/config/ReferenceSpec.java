package org.innoflow.config;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.innoflow.contract.Reference;

/** How rows become facts of a reference: its fields by name, absent ones too. */
public record ReferenceSpec(Reference reference, Map<String, FieldSpec> fields)
    implements SourceProfile.Content, Serializable {

  static ReferenceSpec read(Section profile) {
    Reference reference = profile.choice("reference", Reference.class);
    Section section = profile.section("fields");
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    if (reference != null) {
      for (Reference.Field field : reference.fields()) {
        fields.put(
            field.name(),
            field.required()
                ? FieldSpec.required(section, field.name())
                : FieldSpec.at(section, field.name()));
      }
      section.done();
    }
    return new ReferenceSpec(reference, fields);
  }

  @Override
  public String layerId() {
    return reference.id();
  }
}
