package org.innoflow.sector;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.innoflow.config.SectorLabel;
import org.innoflow.config.Taxonomy;
import org.innoflow.text.PlainText;

/**
 * Which sectors an event belongs to, and with what weight; the weights of a scheme sum to 1.
 *
 * <ul>
 *   <li>wipo35: labels are IPC symbols, or numbers or names of fields. A field's weight is its
 *       share of the distinct symbols that have a field; the others are left out.
 *   <li>gbt4754: labels are codes or names. All codes weigh alike; one that stands above another of
 *       the event is left out. A text that is neither becomes a sector of its own. With them come
 *       the sectors of the economy, scheme economy.
 *   <li>Other schemes: declared sectors by id, label or other name, else the text. All weigh alike.
 *   <li>A taxonomy gives an event of its layers the sectors whose terms are in the event's texts,
 *       all alike, unless the extract gives that scheme itself.
 * </ul>
 *
 * <p>Immutable, safe for threads; the automata of the taxonomies are made anew after serialization.
 */
public final class Sectors implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Some 20 MB. */
  private static final int MOST_KNOWN = 100_000;

  private final List<SectorLabel> labels;
  private final List<Taxonomy> taxonomies;
  private transient volatile Compiled compiled;

  /**
   * What is looked up, made of the configuration.
   *
   * @param ofOneLabel what has been found for labels that stand alone, for most occur again
   */
  private record Compiled(
      SectorNames names,
      Map<String, KeywordTaxonomy> taxonomies,
      Map<SourceLabel, List<SectorWeight>> ofOneLabel) {}

  public Sectors(List<SectorLabel> labels, List<Taxonomy> taxonomies) {
    this.labels = new ArrayList<>(labels);
    this.taxonomies = new ArrayList<>(taxonomies);
  }

  /**
   * The sectors of an event, sorted by scheme and sector id.
   *
   * @param labelled the sectors that the extract names
   * @param layer the id of the event's layer
   * @param texts the event's title and other texts; nulls are passed over
   */
  public List<SectorWeight> of(Collection<SourceLabel> labelled, String layer, List<String> texts) {
    Map<String, List<String>> labelsByScheme = new HashMap<>();
    for (SourceLabel label : labelled) {
      labelsByScheme.computeIfAbsent(label.scheme(), s -> new ArrayList<>()).add(label.label());
    }
    SortedMap<String, List<SectorWeight>> byScheme = new TreeMap<>();
    labelsByScheme.forEach((scheme, same) -> byScheme.put(scheme, weights(scheme, same)));
    for (Taxonomy taxonomy : taxonomies) {
      if (taxonomy.layers().contains(layer)
          && byScheme.getOrDefault(taxonomy.scheme(), List.of()).isEmpty()) {
        byScheme.put(taxonomy.scheme(), weights(taxonomy, texts));
      }
    }
    if (byScheme.containsKey(Industries.SCHEME)) {
      byScheme.putIfAbsent(Industries.ECONOMY, economy(byScheme.get(Industries.SCHEME)));
    }
    List<SectorWeight> all = new ArrayList<>();
    byScheme.values().forEach(all::addAll);
    return all;
  }

  /**
   * Every sector that is known before an extract is read: fields of technology, industries, and the
   * declared sectors, whose labels go before ours. Sorted by scheme; within it those above others
   * come first.
   */
  public List<Sector> known() {
    Map<List<String>, Sector> known = new LinkedHashMap<>();
    List<Sector> own = new ArrayList<>(IpcFields.sectors());
    own.addAll(Industries.sectors());
    own.forEach(sector -> known.put(List.of(sector.scheme(), sector.sectorId()), sector));
    for (SectorLabel label : labels) {
      List<String> key = List.of(label.scheme(), label.sectorId());
      Sector same = known.get(key);
      String parent = same == null ? null : same.parentId();
      known.put(
          key,
          new Sector(label.scheme(), label.sectorId(), label.nameZh(), label.nameEn(), parent));
    }
    return known.values().stream().sorted(Comparator.comparing(Sector::scheme)).toList();
  }

  private List<SectorWeight> weights(String scheme, List<String> texts) {
    if (texts.size() > 1) {
      return computed(scheme, texts);
    }
    Map<SourceLabel, List<SectorWeight>> known = compiled().ofOneLabel();
    SourceLabel label = new SourceLabel(scheme, texts.get(0));
    List<SectorWeight> weights = known.get(label);
    if (weights == null) {
      weights = computed(scheme, texts);
      if (known.size() < MOST_KNOWN) {
        known.put(label, weights);
      }
    }
    return weights;
  }

  private List<SectorWeight> computed(String scheme, List<String> texts) {
    return switch (scheme) {
      case IpcFields.SCHEME -> fields(texts);
      case Industries.SCHEME -> industries(texts);
      default -> {
        Shares shares = new Shares();
        texts.forEach(text -> shares.add(compiled().names().sectorId(scheme, text), text));
        yield shares.equal(scheme);
      }
    };
  }

  private List<SectorWeight> fields(List<String> texts) {
    Shares shares = new Shares();
    Set<String> met = new HashSet<>();
    for (String text : texts) {
      if (met.add(PlainText.of(text).replace(" ", ""))) {
        IpcFields.fieldOfLabel(text)
            .or(() -> compiled().names().declaredId(IpcFields.SCHEME, text))
            .ifPresent(field -> shares.add(field, text));
      }
    }
    return shares.byCount(IpcFields.SCHEME);
  }

  private List<SectorWeight> industries(List<String> texts) {
    SortedMap<String, String> labelOfCode = new TreeMap<>();
    for (String text : texts) {
      String code =
          Industries.code(text)
              .orElseGet(() -> compiled().names().sectorId(Industries.SCHEME, text));
      labelOfCode.merge(code, text, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    Set<String> above = new HashSet<>();
    for (String code : labelOfCode.keySet()) {
      Industries.lineage(code).stream().skip(1).forEach(above::add);
    }
    labelOfCode.keySet().removeAll(above);
    Shares shares = new Shares();
    labelOfCode.forEach(shares::add);
    return shares.equal(Industries.SCHEME);
  }

  /** The sectors of the economy by how many of the event's industries lie in them. */
  private static List<SectorWeight> economy(List<SectorWeight> industries) {
    Shares shares = new Shares();
    for (SectorWeight industry : industries) {
      Industries.economicSector(industry.sectorId())
          .ifPresent(sector -> shares.add(sector, industry.label()));
    }
    return shares.byCount(Industries.ECONOMY);
  }

  private List<SectorWeight> weights(Taxonomy taxonomy, List<String> texts) {
    Shares shares = new Shares();
    SortedMap<String, String> found = compiled().taxonomies().get(taxonomy.scheme()).sectors(texts);
    found.forEach(shares::add);
    if (found.isEmpty() && taxonomy.otherwise() != null) {
      shares.add(taxonomy.otherwise(), taxonomy.otherwise());
    }
    return shares.equal(taxonomy.scheme());
  }

  /** Made when first asked for; two threads may both make it, and then have the same. */
  private Compiled compiled() {
    Compiled made = compiled;
    if (made == null) {
      Map<String, KeywordTaxonomy> automata = new HashMap<>();
      taxonomies.forEach(t -> automata.put(t.scheme(), new KeywordTaxonomy(t)));
      made = new Compiled(new SectorNames(labels), automata, new ConcurrentHashMap<>());
      compiled = made;
    }
    return made;
  }
}
