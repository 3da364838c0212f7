package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.NewsItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsFileTest {
    @TempDir
    Path folder;

    @Test
    void everyBadRowIsNamedByItsLine() throws IOException {
        NewsFile file = read("""
                Headline,source,published_at,symbol
                Good,Wire,2026-11-20T13:00:00Z,acme

                ,Wire,2026-11-20T13:00:00Z,ACME
                No offset,Wire,2026-11-20T13:00:00,ACME
                No ticker,Wire,2026-11-20T13:00:00Z,A CME
                Too few,Wire,2026-11-20T13:00:00Z
                Good,Wire,2026-11-20T08:00:00-05:00,ACME
                %s,Wire,2026-11-20T13:00:00Z,ACME
                N\0L,Wire,2026-11-20T13:00:00Z,ACME
                """.formatted("x".repeat(1001)));
        assertThat(file.items())
                .containsExactly(new NewsItem(
                        Optional.of(new Symbol("ACME")), Instant.parse("2026-11-20T13:00:00Z"), "Wire", "Good"));
        assertThat(file.issues())
                .extracting(i -> i.file() + ":" + i.line() + " " + i.kind() + " " + i.detail())
                .containsExactly(
                        "news.csv:4 BAD_ROW headline must have 1 to 1000 characters, had 0; row refused",
                        "news.csv:5 BAD_DATE published_at '2026-11-20T13:00:00' is not a time with offset, e.g."
                                + " 2026-11-20T13:05:00Z; row refused",
                        "news.csv:6 BAD_ROW symbol 'A CME' is not a ticker; row refused",
                        "news.csv:7 BAD_ROW 3 fields instead of 4; row refused",
                        "news.csv:8 DUPLICATE the same as line 2; the first is kept",
                        "news.csv:9 BAD_ROW headline must have 1 to 1000 characters, had 1001; row refused",
                        "news.csv:10 BAD_ROW headline and source must not contain the character NUL; row refused");
    }

    @Test
    void aHeadlineMayFillSeveralLines() throws IOException {
        NewsFile file = read("symbol,published_at,source,headline\n,2026-11-20T13:00:00Z,Wire,\"two\nlines\"\n");
        assertThat(file.items())
                .singleElement()
                .satisfies(item -> assertThat(item.headline()).isEqualTo("two\nlines"));
        assertThat(file.issues()).isEmpty();
    }

    @Test
    void aFileWithoutItsColumnsIsNotRead() throws IOException {
        assertThat(read("symbol,date,source,headline\nACME,2026-11-20,Wire,x\n").issues())
                .extracting(i -> i.line() + " " + i.kind() + " " + i.detail())
                .containsExactly("1 BAD_HEADER columns are [symbol, date, source, headline]; the first line must name"
                        + " symbol,published_at,source,headline once each; file not read");
        assertThat(read("").issues()).extracting(i -> i.line() + " " + i.kind()).containsExactly("1 BAD_HEADER");
    }

    private NewsFile read(String text) throws IOException {
        Path path = folder.resolve("news.csv");
        Files.writeString(path, text);
        return NewsFile.read(path, "m");
    }
}
