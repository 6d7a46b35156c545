package org.innoflow.resolve;

import org.innoflow.organisation.Aliases;
import org.innoflow.organisation.OrganisationKind;
import org.innoflow.organisation.OrganisationName;

/** Which organisation a mention is. */
final class Identity {
  private Identity() {}

  /** An organisation is its canonical name; a person is a name in a city, for namesakes abound. */
  static Party of(Mention mention, PartyPlace place, Aliases aliases) {
    String canonical = aliases.canonical(mention.name());
    boolean isPerson = OrganisationKind.isPerson(canonical, mention.kind());
    String key = isPerson ? OrganisationName.person(canonical, place.placeId()) : canonical;
    String kind = isPerson ? OrganisationKind.PERSON.id() : mention.kind();
    return new Party(
        OrganisationName.id(key),
        mention.role(),
        mention.name(),
        key,
        kind,
        mention.tag(),
        1,
        place);
  }
}
