package org.innoflow.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A kind of relation between organisations. Directed layers link sources to targets. */
public enum Layer {
  COPATENT("applicant", null),
  TRANSFER("assignor", "assignee"),
  COPAPER("affiliation", null),
  VENTURE("investor", "investee"),
  SUBSIDIARY("parent", "subsidiary"),
  COOPERATION("provider", "receiver"),
  CONTRACT("seller", "buyer");

  private final String sourceRole;
  private final String targetRole;

  Layer(String sourceRole, String targetRole) {
    this.sourceRole = sourceRole;
    this.targetRole = targetRole;
  }

  /** The name in tables, paths and configuration: {@code copatent}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Layer of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  public boolean directed() {
    return targetRole != null;
  }

  /** Whether events are what is held on a day, not what has happened: years do not add up. */
  public boolean stock() {
    return this == SUBSIDIARY;
  }

  public String sourceRole() {
    return sourceRole;
  }

  /** The role that links point to; null in undirected layers. */
  public String targetRole() {
    return targetRole;
  }

  public List<String> roles() {
    return directed() ? List.of(sourceRole, targetRole) : List.of(sourceRole);
  }

  /** The flow column that weighs the edges of this layer's networks. */
  public String edgeWeight() {
    return directed() ? "links" : "events";
  }

  /** The ids of the layers that are stocks. */
  public static List<String> stockIds() {
    return Arrays.stream(values()).filter(Layer::stock).map(Layer::id).toList();
  }

  /** The ids of the directed layers. */
  public static List<String> directedIds() {
    return Arrays.stream(values()).filter(Layer::directed).map(Layer::id).toList();
  }
}
