package io.bellwether.portfolio.db;

import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.platform.Json;
import io.bellwether.portfolio.domain.imports.RecordEvent;
import io.bellwether.portfolio.domain.imports.RecordRow;
import io.bellwether.portfolio.domain.imports.SourceDay;
import io.bellwether.portfolio.domain.imports.SourceRow;
import io.bellwether.portfolio.domain.imports.SourceTrade;

/** How table {@code import_row} keeps a row: its kind names what the JSON is. */
final class ImportRowJson {
    private static final String TRADE = "TRADE";
    private static final String DAY = "DAY";
    private static final String CASH = "CASH";
    private static final String SPLIT = "SPLIT";
    private static final String SPLIT_SHARES = "SPLIT_SHARES";
    private static final String SYMBOL_CHANGE = "SYMBOL_CHANGE";
    private static final String TRANSFER = "TRANSFER";
    private static final String PAYOUT = "PAYOUT";
    private static final String ANNOUNCED = "ANNOUNCED_";

    private ImportRowJson() {}

    /** An announced action: what its interface alone would not tell is in the kind. */
    private record Announced<T>(SourceRow at, T action) {}

    static String kind(RecordRow row) {
        return switch (row) {
            case RecordRow.Trade trade -> TRADE;
            case RecordRow.Day day -> DAY;
            case RecordRow.Event event ->
                switch (event.event()) {
                    case RecordEvent.Cash cash -> CASH;
                    case RecordEvent.Split split -> SPLIT;
                    case RecordEvent.SplitShares shares -> SPLIT_SHARES;
                    case RecordEvent.SymbolChange change -> SYMBOL_CHANGE;
                    case RecordEvent.Transfer transfer -> TRANSFER;
                    case RecordEvent.Payout payout -> PAYOUT;
                    case RecordEvent.Announced announced ->
                        ANNOUNCED + announced.action().kind();
                };
        };
    }

    static String write(RecordRow row) {
        return switch (row) {
            case RecordRow.Trade trade -> Json.write(trade.trade());
            case RecordRow.Day day -> Json.write(day.day());
            case RecordRow.Event event ->
                event.event() instanceof RecordEvent.Announced announced
                        ? Json.write(new Announced<>(announced.at(), announced.action()))
                        : Json.write(event.event());
        };
    }

    static RecordRow read(String kind, String key, int run, String json) {
        return switch (kind) {
            case TRADE -> new RecordRow.Trade(key, run, Json.read(json, SourceTrade.class));
            case DAY -> new RecordRow.Day(key, run, Json.read(json, SourceDay.class));
            default -> new RecordRow.Event(key, run, event(kind, json));
        };
    }

    private static RecordEvent event(String kind, String json) {
        return switch (kind) {
            case CASH -> Json.read(json, RecordEvent.Cash.class);
            case SPLIT -> Json.read(json, RecordEvent.Split.class);
            case SPLIT_SHARES -> Json.read(json, RecordEvent.SplitShares.class);
            case SYMBOL_CHANGE -> Json.read(json, RecordEvent.SymbolChange.class);
            case TRANSFER -> Json.read(json, RecordEvent.Transfer.class);
            case PAYOUT -> Json.read(json, RecordEvent.Payout.class);
            default -> announced(CorporateAction.Kind.valueOf(kind.substring(ANNOUNCED.length())), json);
        };
    }

    private static RecordEvent announced(CorporateAction.Kind kind, String json) {
        Class<? extends CorporateAction> type = switch (kind) {
            case DIVIDEND -> CorporateAction.Dividend.class;
            case SPLIT -> CorporateAction.Split.class;
            case SYMBOL_CHANGE -> CorporateAction.SymbolChange.class;
            case DELISTING -> CorporateAction.Delisting.class;
        };
        Announced<CorporateAction> row = Json.mapper()
                .readValue(json, Json.mapper().getTypeFactory().constructParametricType(Announced.class, type));
        return new RecordEvent.Announced(row.at(), row.action());
    }
}
