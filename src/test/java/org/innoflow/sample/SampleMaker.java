package org.innoflow.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.innoflow.sample.Organisation.Kind;

/**
 * Makes the extracts of data-sample/: the same bytes on every run. What they hold and which
 * published figures they give back is told in data-sample/README.md.
 */
public final class SampleMaker {

  private static final long SEED = 20250630;

  /** Organisations that the extracts name without a place. */
  private static final int STRANGERS = 40;

  private SampleMaker() {}

  /** Writes the extracts into the folder that the one argument names. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "Cannot write the sample: expected one argument, the output folder, got " + args.length);
    }
    writeTo(Path.of(args[0]));
  }

  static void writeTo(Path folder) throws IOException {
    for (var file : files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** The contents of every file, by its path in data-sample/. */
  static SortedMap<String, byte[]> files() throws IOException {
    Organisations organisations = new Organisations(new Random(SEED));
    SortedMap<String, byte[]> files = new TreeMap<>();

    Random ofPatents = new Random(SEED + 1);
    List<Patent> applications = new PatentMaker(organisations, ofPatents).make();
    PatentFiles patents = new PatentFiles(applications, ofPatents);
    files.put("patents/ai_patents_1.csv", patents.firstFile());
    files.put("patents/ai_patents_2.csv.gz", patents.secondFile());

    Random ofDeals = new Random(SEED + 2);
    VentureMaker deals = new VentureMaker(organisations, ofDeals);
    List<Financing> inDelta = deals.inDelta();
    List<Financing> financings = deals.others();
    VentureFile venture = new VentureFile(inDelta, financings, ofDeals);
    files.put("venture/ai_deals.csv", venture.bytes());

    files.put(
        "subsidiaries/ai_subsidiaries.csv",
        new SubsidiaryMaker(organisations, new Random(SEED + 3)).file());

    Random ofTransfers = new Random(SEED + 4);
    List<Organisation> strangers = strangers(organisations, ofTransfers);
    files.put(
        "transfers/patent_transfers.csv.gz",
        new TransferMaker(organisations, strangers, ofTransfers).file());
    files.put(
        "cooperation/ai_cooperation.csv.gz",
        new CooperationMaker(organisations, new Random(SEED + 5)).file());
    files.put("papers/ai_papers.tsv", new PaperMaker(organisations, new Random(SEED + 6)).file());
    files.put(
        "contracts/technology_contracts.csv",
        new ContractMaker(organisations, strangers, new Random(SEED + 7)).file());

    RegistryMaker registry = new RegistryMaker(organisations, new Random(SEED + 8));
    files.put("registry/organisations.csv", registry.file(strangers, unlocatedFunds(financings)));
    files.put("indicators/indicators.csv", new IndicatorMaker(new Random(SEED + 9)).file());
    files.put("policies/policies.csv", new PolicyMaker(new Random(SEED + 10)).file());

    Set<String> reserved = registry.names();
    reserved.addAll(unlocatedApplicants(applications));
    files.put(
        "registry/sample_firms.csv",
        new SampleFirmMaker(organisations, reserved, new Random(SEED + 11)).file());
    files.put("indicators/resources.csv", new ResourceMaker(new Random(SEED + 12)).file());
    files.put(
        "subsidiaries/listed_subsidiaries.csv.gz",
        new ListedMaker(organisations, new Random(SEED + 13)).file());
    files.put(
        "venture/deals_2013_2014.csv.gz",
        new InvesteeMaker(organisations, new Random(SEED + 14)).file(inDelta));
    files.put(
        "indicators/manufacturing_output.csv.gz", new OutputMaker(new Random(SEED + 15)).file());
    files.put(
        "indicators/innovation_index.csv", new InnovationIndexMaker(new Random(SEED + 16)).file());
    return files;
  }

  private static Set<String> unlocatedApplicants(List<Patent> patents) {
    return patents.stream()
        .filter(patent -> !patent.located())
        .flatMap(patent -> patent.applicants().stream())
        .map(Organisation::name)
        .collect(Collectors.toSet());
  }

  private static List<String> unlocatedFunds(List<Financing> financings) {
    return financings.stream()
        .flatMap(financing -> financing.investors().stream())
        .map(Financing.Investor::party)
        .filter(party -> party.city().equals("-"))
        .map(Financing.Party::name)
        .distinct()
        .sorted()
        .toList();
  }

  /** Outside the delta: to learn their places from the registry changes no figure. */
  private static List<Organisation> strangers(Organisations organisations, Random random) {
    List<Organisation> strangers = new ArrayList<>();
    for (int i = 0; i < STRANGERS; i++) {
      City city = Cities.pick(Cities.outside(), random);
      strangers.add(organisations.extra(city, Kind.COMPANY, "新技术有限公司"));
    }
    return List.copyOf(strangers);
  }
}
