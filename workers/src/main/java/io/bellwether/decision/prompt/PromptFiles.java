package io.bellwether.decision.prompt;

import io.bellwether.kernel.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of one prompt version. A version that was used is never edited: what changes is a new version. */
final class PromptFiles {
    /** In the order of the hash. */
    static final List<String> NAMES = List.of(
            "system.md", "constitution.md", "morning.md", "midday.md", "close.md", "weekly-research.md", "repair.md");

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9_]+)}}");

    private final String version;
    private final String hash;
    private final Map<String, String> texts;

    private PromptFiles(String version, String hash, Map<String, String> texts) {
        this.version = version;
        this.hash = hash;
        this.texts = texts;
    }

    /** @throws IllegalStateException when a file of the version is missing */
    static PromptFiles load(String version) {
        Map<String, String> texts = new LinkedHashMap<>();
        Sha256 digest = new Sha256();
        for (String name : NAMES) {
            String path = "/prompts/" + version + "/" + name;
            try (InputStream in = PromptFiles.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException("prompt file " + path + " is missing");
                }
                byte[] bytes = in.readAllBytes();
                // the length keeps text from moving between files without a trace
                digest.add(name + " " + bytes.length + "\n").add(bytes);
                texts.put(name, new String(bytes, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new PromptFiles(version, digest.hex(), texts);
    }

    String version() {
        return version;
    }

    /** SHA-256 over name, length and bytes of each file in the order of {@link #NAMES} [hex]. */
    String hash() {
        return hash;
    }

    /**
     * A file with its places filled in, once: a value is never searched for places.
     *
     * @throws IllegalStateException when a place has no value
     */
    String fill(String name, Map<String, String> values) {
        return PLACE.matcher(texts.getOrDefault(name, "")).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("prompt file %s of %s names {{%s}}, which nothing fills"
                        .formatted(name, version, place.group(1)));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
