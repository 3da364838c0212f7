package io.bellwether.marketdata.files;

import io.bellwether.kernel.ModelledFault;
import io.bellwether.marketdata.domain.Market;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The CSV files of a data set: those in the folder {@code prices} where there is one, otherwise in the folder itself. */
final class PriceFolder {
    /** Part of the fingerprint: a change of the reading rules leads to a new import. */
    private static final String RULES = "files-2";

    private final List<Path> files;
    private final Optional<Path> actions;

    private PriceFolder(List<Path> files, Optional<Path> actions) {
        this.files = files;
        this.actions = actions;
    }

    /** @throws ModelledFault {@code MARKET_DATA_UNAVAILABLE} when the folder is missing, unreadable or without files */
    static PriceFolder open(Market market) {
        Path folder = Path.of(market.location());
        Path prices = folder.resolve("prices");
        Path chosen = Files.isDirectory(prices) ? prices : folder;
        if (!Files.isDirectory(chosen)) {
            throw unavailable(
                    "market %s has no folder %s; create it or correct the location".formatted(market.id(), folder));
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(chosen)) {
            files = found.filter(PriceFolder::isCsv)
                    .sorted(Comparator.comparing(PriceFolder::name))
                    .toList();
        } catch (IOException e) {
            throw unavailable("folder %s of market %s cannot be read (%s); check its permissions"
                    .formatted(chosen, market.id(), e.getMessage()));
        }
        if (files.isEmpty()) {
            throw unavailable("folder %s of market %s has no .csv file; put one file of daily bars per symbol into it"
                    .formatted(chosen, market.id()));
        }
        return new PriceFolder(files, actions(market));
    }

    /** The file of corporate actions beside the prices, if the data set has one. */
    static Optional<Path> actions(Market market) {
        return Optional.of(Path.of(market.location()).resolve(CorporateActionFile.NAME))
                .filter(Files::isRegularFile);
    }

    /** The files by name. */
    List<Path> files() {
        return files;
    }

    /** SHA-256 over names, sizes and times of the files. */
    String fingerprint() {
        StringBuilder text = new StringBuilder(RULES);
        List<Path> all = new ArrayList<>(files);
        actions.ifPresent(all::add);
        for (Path file : all) {
            try {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                text.append('\n')
                        .append(name(file))
                        .append('|')
                        .append(facts.size())
                        .append('|')
                        .append(facts.lastModifiedTime().toMillis());
            } catch (NoSuchFileException e) {
                text.append('\n').append(name(file)).append("|gone");
            } catch (IOException e) {
                throw unavailable("file %s cannot be read (%s); check its permissions".formatted(file, e.getMessage()));
            }
        }
        return sha256(text.toString());
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static ModelledFault unavailable(String message) {
        return new ModelledFault("MARKET_DATA_UNAVAILABLE", message);
    }

    private static boolean isCsv(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") && !name.equals(CorporateActionFile.NAME) && Files.isRegularFile(file);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
