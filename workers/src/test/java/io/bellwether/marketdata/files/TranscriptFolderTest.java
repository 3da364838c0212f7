package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.TranscriptFiles.Read;
import io.bellwether.marketdata.app.TranscriptFiles.Refused;
import io.bellwether.marketdata.domain.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFolderTest {
    private static final Symbol ABEO = new Symbol("ABEO");
    private static final Instant AT = Instant.parse("2026-11-05T21:30:00Z");

    @TempDir
    Path folder;

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Read read() {
        return new TranscriptFolder().read(folder);
    }

    @Test
    void textJsonAndPages_areRead() throws IOException {
        file(
                "a.txt",
                "symbol: abeo\r\npublished: 2026-11-05T16:30:00-05:00\r\ntitle: Q3 call\r\n\r\nHello.\r\n\r\nBye.\r\n");
        file("b.json", """
                [{"symbol": "ABEO", "published_at": "2026-11-05T21:30:00Z", "text": [
                    {"speaker": "Chief executive", "text": "Hello."}, "Bye."]},
                 {"symbol": "ABEO", "published_at": "2026-11-05T21:30:00Z", "title": "t", "text": "Hello."}]
                """);
        file("c.html", """
                <html><head><title>Q3 call</title><meta name="symbol" content="ABEO">
                <meta name="published" content="2026-11-05T21:30:00Z"><style>p{}</style></head>
                <body><script>alert(1)</script><p>Hello &amp; welcome.</p><p>Bye.</p></body></html>
                """);
        Read read = read();
        assertThat(read.refused()).isEmpty();
        assertThat(read.transcripts())
                .containsExactly(
                        new Transcript(ABEO, AT, "Q3 call", "Hello.\n\nBye."),
                        new Transcript(ABEO, AT, "", "Chief executive: Hello.\nBye."),
                        new Transcript(ABEO, AT, "t", "Hello."),
                        new Transcript(ABEO, AT, "Q3 call", "Hello & welcome.\nBye."));
    }

    @Test
    void whatIsNotCertainlyATranscript_isRefusedByName_andHindersNothingElse() throws IOException {
        file("a.txt", "Hello.");
        file("b.json", "{\"symbol\": \"ABEO\", \"published_at\": \"2026-11-05 16:30\", \"text\": \"x\"}");
        file("c.html", "<html><body>Access denied</body></html>");
        file("d.pdf", "%PDF");
        file("e.json", "{\"symbol\": ");
        file("f.txt", "symbol: not one\npublished: 2026-11-05T21:30:00Z\n\nx");
        file("g.json", "[{\"symbol\": \"ABEO\", \"published_at\": \"2026-11-05T21:30:00Z\", \"text\": \"\"}, 7]");
        Files.write(folder.resolve("h.txt"), "symbol: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        file("i.txt", "symbol: ABEO\npublished: 2026-11-05T21:30:00Z\n\nHello.");
        Files.createDirectory(folder.resolve("j.txt"));
        Read read = read();
        assertThat(read.transcripts()).containsExactly(new Transcript(ABEO, AT, "", "Hello."));
        assertThat(read.refused())
                .extracting(Refused::file)
                .containsExactly("a.txt", "b.json", "c.html", "d.pdf", "e.json", "f.txt", "g.json", "g.json", "h.txt");
        assertThat(read.refused())
                .contains(
                        new Refused(
                                "b.json",
                                "published '2026-11-05 16:30' is not a time with offset, e.g. 2026-11-05T21:30:00Z"),
                        new Refused("c.html", "has no <meta name=\"symbol\" content=\"…\">"),
                        new Refused("d.pdf", "is no .txt, .json or .html"),
                        new Refused("f.txt", "symbol ' not one' is not a ticker"),
                        new Refused("h.txt", "is not UTF-8"));
    }

    @Test
    void aFileThatIsNotThere_isRefused() {
        assertThat(new TranscriptFolder().read(folder.resolve("none.txt")).refused())
                .extracting(Refused::file)
                .containsExactly("none.txt");
    }
}
