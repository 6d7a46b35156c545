package org.innoflow.index;

import java.util.ArrayList;
import java.util.List;
import org.innoflow.config.IndexComponent;

/**
 * The nodes of an index by number: indicators from 0 on, component by component, then the
 * components, and last the total.
 */
final class IndexTree {
  private final List<IndexComponent> components;
  private final List<IndexComponent.Indicator> indicators = new ArrayList<>();
  private final int[] first;

  IndexTree(List<IndexComponent> components) {
    this.components = components;
    this.first = new int[components.size() + 1];
    for (int k = 0; k < components.size(); k++) {
      indicators.addAll(components.get(k).indicators());
      first[k + 1] = indicators.size();
    }
  }

  List<IndexComponent.Indicator> indicators() {
    return indicators;
  }

  List<IndexComponent> components() {
    return components;
  }

  /** The first indicator of a component; its last is before {@code first(component + 1)}. */
  int first(int component) {
    return first[component];
  }

  int componentOf(int indicator) {
    int k = 0;
    while (indicator >= first[k + 1]) {
      k++;
    }
    return k;
  }

  int size() {
    return total() + 1;
  }

  /** The number of the node of a component. */
  int component(int k) {
    return indicators.size() + k;
  }

  int total() {
    return indicators.size() + components.size();
  }

  /** 0 for the total, 1 for components, 2 for indicators. */
  int depth(int node) {
    return node < indicators.size() ? 2 : node < total() ? 1 : 0;
  }

  /** The number of the node above; -1 above the total. */
  int parent(int node) {
    return switch (depth(node)) {
      case 2 -> component(componentOf(node));
      case 1 -> total();
      default -> -1;
    };
  }

  String name(int node) {
    return switch (depth(node)) {
      case 2 -> indicators.get(node).id();
      case 1 -> components.get(node - indicators.size()).id();
      default -> IndexComponent.TOTAL;
    };
  }
}
