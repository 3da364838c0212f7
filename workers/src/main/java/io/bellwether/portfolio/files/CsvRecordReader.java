package io.bellwether.portfolio.files;

import io.bellwether.portfolio.app.RecordReader;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.RecordEvent;
import io.bellwether.portfolio.domain.imports.SourceDay;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads records from CSV files. */
@Component
final class CsvRecordReader implements RecordReader {
    @Override
    public SourceRecord experiment(Path daily, Path trades) {
        List<Finding> findings = new ArrayList<>();
        List<SourceDay> days = ExperimentDays.read(daily, findings);
        List<SourceTrade> log = ExperimentTrades.read(trades, findings);
        return new SourceRecord(log, days, findings);
    }

    @Override
    public SourceRecord trades(Path file, Path mapping) {
        return MappedTrades.read(file, TradeMapping.read(mapping));
    }

    @Override
    public Broker recognise(Path file) {
        return BrokerFormats.recognise(file);
    }

    @Override
    public SourceRecord export(Path file, Broker broker) {
        return BrokerFormats.read(file, broker);
    }

    @Override
    public SourceRecord actions(Path file) {
        List<Finding> findings = new ArrayList<>();
        List<RecordEvent> events = ActionRows.read(file, findings);
        return new SourceRecord(List.of(), events, List.of(), findings);
    }
}
