package io.bellwether.portfolio.files;

import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.RecordEvent;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What was read, one short line each, so that a test can state all of it. */
final class RecordLines {
    private RecordLines() {}

    static List<String> trades(SourceRecord record) {
        return record.trades().stream().map(RecordLines::line).toList();
    }

    static List<String> events(SourceRecord record) {
        return record.events().stream().map(RecordLines::line).toList();
    }

    static List<String> findings(SourceRecord record) {
        return record.findings().stream().map(RecordLines::line).toList();
    }

    private static String line(SourceTrade trade) {
        return "%s %s %s %s at %s fee %s"
                .formatted(trade.date(), trade.side(), trade.quantity(), trade.symbol(), trade.price(), trade.fee());
    }

    private static String line(RecordEvent event) {
        return event.date()
                + " "
                + switch (event) {
                    case RecordEvent.Cash cash -> cash.kind() + " " + cash.amount() + about(cash.about());
                    case RecordEvent.Split split ->
                        "SPLIT %s %s:%s%s"
                                .formatted(
                                        split.symbol(),
                                        plain(split.newRate()),
                                        plain(split.oldRate()),
                                        about(split.newSymbol()));
                    case RecordEvent.SplitShares shares ->
                        "SPLIT %s by %s".formatted(shares.symbol(), plain(shares.change()));
                    case RecordEvent.SymbolChange change -> "NAME %s %s".formatted(change.symbol(), change.newSymbol());
                    case RecordEvent.Transfer transfer ->
                        "TRANSFER %s %s%s"
                                .formatted(
                                        plain(transfer.shares()),
                                        transfer.symbol(),
                                        transfer.value()
                                                .map(value -> " for " + value)
                                                .orElse(""));
                    case RecordEvent.Payout payout ->
                        "PAYOUT %s %s for %s".formatted(payout.shares(), payout.symbol(), payout.amount());
                    case RecordEvent.Announced announced -> announced.content();
                };
    }

    private static String line(Finding finding) {
        return "%d %s %s".formatted(finding.at().line(), finding.kind(), finding.detail());
    }

    private static String about(Optional<Symbol> symbol) {
        return symbol.map(name -> " " + name).orElse("");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
