package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.Transcript;
import java.nio.file.Path;
import java.util.List;

/** Files of transcripts. */
public interface TranscriptFiles {
    /**
     * A file, or a part of one, that is no transcript.
     *
     * @param file its name
     * @param reason why, a sentence
     */
    record Refused(String file, String reason) {}

    /**
     * What files hold.
     *
     * @param transcripts in the order of the files' names
     * @param refused everything else in them
     */
    record Read(List<Transcript> transcripts, List<Refused> refused) {
        public Read {
            transcripts = List.copyOf(transcripts);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Reads a file, or each file of a folder.
     *
     * @throws java.io.UncheckedIOException when the path itself cannot be read
     */
    Read read(Path path);
}
