package org.innoflow.ingest;

import java.util.List;
import org.innoflow.config.EventSpec;
import org.innoflow.config.ReferenceSpec;
import org.innoflow.config.SourceProfile;

/** Turns the cells of a row into what it says, or into the reason why it is refused. */
interface RowParser {
  /**
   * The content columns of {@link StagedRow#ROW}, in order.
   *
   * @throws RowFault with the first fault found: field_count, undecodable, missing_event_id,
   *     missing_year, bad_year, bad_date, bad_amount, bad_currency, missing_party; in references
   *     missing_ and bad_ with the field's name
   */
  Object[] content(List<String> row) throws RowFault;

  static RowParser of(SourceProfile profile, ColumnMap columns) {
    Cells cells = new Cells(profile);
    if (profile.content() instanceof EventSpec event) {
      return new EventParser(event, columns, cells);
    }
    return new ReferenceParser((ReferenceSpec) profile.content(), columns, cells);
  }
}
