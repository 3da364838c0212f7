package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.Market;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Stores what files of transcripts hold. What is refused is told and hinders nothing else. Safe to run twice. */
@Service
public class ImportTranscripts {
    private final TranscriptFiles files;
    private final Transcripts transcripts;

    ImportTranscripts(TranscriptFiles files, Transcripts transcripts) {
        this.files = files;
        this.transcripts = transcripts;
    }

    /** @param asOf [UTC] when they become known */
    public TranscriptFiles.Read run(Market market, Path path, Instant asOf) {
        TranscriptFiles.Read read = files.read(path);
        if (!read.transcripts().isEmpty()) {
            transcripts.put(market, read.transcripts(), asOf);
        }
        return read;
    }
}
