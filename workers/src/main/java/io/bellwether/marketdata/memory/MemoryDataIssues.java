package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.domain.BlockedDays;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Data issues in memory. */
@InMemory
final class MemoryDataIssues implements DataIssues {
    private final MarketTables tables;

    MemoryDataIssues(MarketTables tables) {
        this.tables = tables;
    }

    @Override
    public Set<Symbol> blockedSymbols(String market, Instant asOf) {
        Set<Symbol> blocked = new HashSet<>();
        IssueRows issues = tables.issues(market);
        if (!issues.hasSplits()) {
            return blocked;
        }
        long moment = Moments.of(asOf);
        MarketRows rows = tables.of(market);
        DateRange days = BlockedDays.at(asOf, BLOCKED_SESSIONS);
        issues.splits(days.first(), days.last()).forEach((day, versions) -> {
            for (Version<DataIssue> version : versions) {
                if (version.isKnown(moment)) {
                    version.row()
                            .symbol()
                            .filter(symbol -> !rows.isSplit(symbol, day, moment))
                            .ifPresent(blocked::add);
                }
            }
        });
        return blocked;
    }

    @Override
    public void record(List<DataIssue> issues) {
        issues.forEach(issue -> tables.issues(issue.market()).record(issue));
    }

    @Override
    public void replaceFileIssues(Market market, List<DataIssue> issues, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        tables.issues(market.id()).endOfFiles(issues, knowledge);
        issues.forEach(issue -> tables.issues(issue.market()).say(issue, knowledge));
    }

    @Override
    public List<DataIssue> list(String market, int limit) {
        return tables.issues(market).standing().limit(limit).toList();
    }

    @Override
    public void recordFiles(String market, DataFiles files) {
        tables.issues(market).recordFiles(files);
    }

    @Override
    public DataFiles files(String market) {
        return tables.issues(market).files();
    }

    @Override
    public boolean stoodIn(String market, String fallback, LocalDate date) {
        return tables.issues(market).stoodIn(date, fallback);
    }
}
