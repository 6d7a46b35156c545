package org.innoflow.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.innoflow.contract.Layer;
import org.innoflow.flow.EventView.Party;

/**
 * What decides which terms an event adds: its layer, whether it has sectors beside the total, and
 * who of its parties is where. Most events are of few shapes: one party, in one of some hundred
 * cities.
 *
 * @param parties in the order of pairs, organisations numbered as they come
 */
record Shape(Layer layer, boolean inSectors, List<Party> parties) {
  private static final Comparator<Party> ORDER = Pairs.BY_PLACE.thenComparing(Party::role);

  static Shape of(EventView event) {
    List<Party> parties = new ArrayList<>(event.parties());
    parties.sort(ORDER);
    Map<Long, Long> numbers = new HashMap<>();
    parties.replaceAll(
        party -> {
          Long number = numbers.computeIfAbsent(party.orgId(), id -> (long) numbers.size());
          return new Party(number, party.role(), party.city(), party.province(), party.country());
        });
    return new Shape(event.layer(), event.sectors().size() > 1, parties);
  }
}
