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
import java.util.Set;
import java.util.stream.Stream;

/**
 * The CSV files of a data set: those in the folder {@code prices} where there is one, otherwise in the folder itself;
 * {@code news.csv} of the folder itself, and the files of corporate actions, instruments and events beside it, are no
 * price files.
 */
final class PriceFolder {
    /** Part of the fingerprint: a change of the reading rules leads to a new import. */
    private static final String RULES = "files-3";

    private static final String NEWS = "news.csv";
    private static final Set<String> NO_PRICES = Set.of(CorporateActionFile.NAME, InstrumentFile.NAME, EventFile.NAME);

    private final List<Path> files;
    private final Optional<Path> news;
    private final Optional<Path> actions;
    private final Optional<Path> instruments;
    private final Optional<Path> events;

    private PriceFolder(Path folder, List<Path> files) {
        this.files = files;
        this.news = beside(folder, NEWS);
        this.actions = beside(folder, CorporateActionFile.NAME);
        this.instruments = beside(folder, InstrumentFile.NAME);
        this.events = beside(folder, EventFile.NAME);
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
        Path news = folder.resolve(NEWS);
        List<Path> files;
        try (Stream<Path> found = Files.list(chosen)) {
            files = found.filter(PriceFolder::isCsv)
                    .filter(file -> !file.equals(news))
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
        return new PriceFolder(folder, files);
    }

    private static Optional<Path> beside(Path folder, String name) {
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    }

    /** The files by name. */
    List<Path> files() {
        return files;
    }

    /** The file of headlines, where there is one. */
    Optional<Path> news() {
        return news;
    }

    /** The file of corporate actions, where there is one. */
    Optional<Path> actions() {
        return actions;
    }

    /** The file of companies, where there is one. */
    Optional<Path> instruments() {
        return instruments;
    }

    /** The file of reports and halts, where there is one. */
    Optional<Path> events() {
        return events;
    }

    /** SHA-256 over names, sizes and times of the files. */
    String fingerprint() {
        StringBuilder text = new StringBuilder(RULES);
        List<Path> all = new ArrayList<>(files);
        news.ifPresent(all::add);
        actions.ifPresent(all::add);
        instruments.ifPresent(all::add);
        events.ifPresent(all::add);
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
        return name.endsWith(".csv") && !NO_PRICES.contains(name) && Files.isRegularFile(file);
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
