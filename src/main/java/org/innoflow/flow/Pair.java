package org.innoflow.flow;

import org.innoflow.flow.EventView.Party;

/**
 * Two distinct organisations of one event; where the layer is undirected, the source is the one
 * with the smaller place id (unlocated ones last), then with the smaller org_id.
 *
 * @param wFrac 1/(n-1); 1/targets of this source where directed
 * @param wUnit 2/(n(n-1)); 1/pairs where directed
 */
record Pair(Party src, Party dst, double wFrac, double wUnit) {

  Scope scope() {
    return Scope.of(src, dst);
  }

  boolean located() {
    return src.located() && dst.located();
  }
}
