package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.desk.DeskWork;
import io.yidi.gateway.national.file.DeskFileTable;
import io.yidi.gateway.national.person.PersonSource;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.statement.Statements;
import java.util.Map;

/**
 * 对账处理: the transactions of this package, and the reading of the journal behind them.
 *
 * @param handlers by number
 * @param reading goes on in pieces while somebody waits for it
 */
public record Reconciliation(Map<String, DeskHandler> handlers, DeskWork reading) {

    /**
     * Puts it together.
     *
     * @param statements what the journal says
     * @param persons what the state says of encounters
     * @param configuration how areas write what is found
     * @param files that hospitals sent or will fetch
     * @return handlers and reading
     */
    public static Reconciliation of(
            final Statements statements,
            final PersonSource persons,
            final NationalConfiguration configuration,
            final DeskFileTable files) {
        final PlaceTable places = new PlaceTable(configuration);
        final StatementSource source = new StatementSource(statements);
        final FeeListHandler lines = new FeeListHandler(persons, source);
        return new Reconciliation(
                Map.of(
                        "3201",
                        new TotalsHandler(source, places),
                        "3202",
                        new DetailsHandler(source, places, files),
                        "5204",
                        lines,
                        "5205",
                        lines::chronicDrugs),
                source);
    }
}
