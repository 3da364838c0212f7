package io.bellwether.portfolio.files;

import io.bellwether.portfolio.domain.imports.*;
import java.nio.file.*;
import org.junit.jupiter.api.Test;

class BrokerFormatsTest {
    @Test
    void dump() throws Exception {
        try (var files = Files.list(Path.of("src/test/resources/portfolio/exports"))) {
            for (Path f : files.sorted().toList()) {
                System.out.println("=== " + f.getFileName());
                Broker b = BrokerFormats.recognise(f);
                SourceRecord r = BrokerFormats.read(f, b);
                System.out.println(b.key());
                RecordLines.trades(r).forEach(System.out::println);
                RecordLines.events(r).forEach(System.out::println);
                RecordLines.findings(r).forEach(System.out::println);
            }
        }
    }
}
