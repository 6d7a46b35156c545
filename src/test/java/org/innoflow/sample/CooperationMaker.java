package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.innoflow.sample.CooperationPlan.Card;
import org.innoflow.sample.Organisation.Kind;

/** Technology relations of 2021 and 2022. */
final class CooperationMaker {

  private static final List<String> HEADER =
      List.of(
          "event_id",
          "date",
          "year",
          "title",
          "provider",
          "provider_province",
          "provider_city",
          "provider_county",
          "receiver",
          "receiver_province",
          "receiver_city",
          "receiver_county",
          "technology",
          "application",
          "gbt4754");

  private static final int DATE = 1;
  private static final int PROVIDER = 4;
  private static final int RECEIVER = 8;

  private static final int FIRST_YEAR = 2021;
  private static final int IN_FIRST_YEAR_PER_THOUSAND = 440;
  private static final int UNIVERSITIES_PER_THOUSAND = 50;

  private final Organisations organisations;
  private final Random random;

  CooperationMaker(Organisations organisations, Random random) {
    this.organisations = organisations;
    this.random = random;
  }

  byte[] file() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Card card : CooperationPlan.deal(random)) {
      rows.add(row(String.format(Locale.ROOT, "R%06d", rows.size() + 1), card));
    }
    byte[] text =
        new FaultyFile(HEADER, rows, "X%05d", random)
            .repeat(20)
            .spoil(8, 0, "")
            .spoil(6, DATE, "年底")
            .spoil(9, PROVIDER, "")
            .spoil(7, RECEIVER, "")
            .addField(5)
            .dropField(5)
            .bytes(UTF_8, ',', "\n");
    return FaultyFile.packed(text);
  }

  private List<String> row(String id, Card card) {
    int year = FIRST_YEAR + (Decks.chance(IN_FIRST_YEAR_PER_THOUSAND, random) ? 0 : 1);
    LocalDate date = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
    Organisation provider = organisation(card.from());
    Organisation receiver = organisation(card.to());
    while (receiver.equals(provider)) {
      receiver = organisation(card.to());
    }
    List<String> row = new ArrayList<>(List.of(id, date.toString(), String.valueOf(year)));
    row.add(card.technology() + "用于" + card.application());
    row.add(provider.name());
    row.addAll(Canonical.place(provider));
    row.add(receiver.name());
    row.addAll(Canonical.place(receiver));
    row.addAll(List.of(card.technology(), card.application(), card.industry()));
    return row;
  }

  private Organisation organisation(City city) {
    Kind kind = Decks.chance(UNIVERSITIES_PER_THOUSAND, random) ? Kind.UNIVERSITY : Kind.COMPANY;
    return Decks.pickSkewed(organisations.of(city, kind), random);
  }
}
