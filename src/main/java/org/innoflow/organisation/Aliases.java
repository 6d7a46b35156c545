package org.innoflow.organisation;

import java.io.Serializable;

public record Aliases(String x) implements Serializable {
  public String canonical(String name) {
    return OrganisationName.canonical(name);
  }
}
