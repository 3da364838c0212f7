package io.bellwether.marketdata.files;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.Sha256;
import io.bellwether.marketdata.domain.Market;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a data set: price files in the folder {@code prices} where there is one, otherwise in the folder itself,
 * and in the folders below it; {@code news.csv} of the folder itself, and the files of corporate actions, instruments and
 * events beside it, are no price files. Price files end in csv, txt, tsv or json, plain or packed by gzip, or are such
 * files in a zip archive. Everything else that is not hidden is told. A data set may also be one file.
 */
final class PriceFolder {
    /** Part of the fingerprint: a change of the reading rules leads to a new import. */
    private static final String RULES = "files-5";

    static final String NEWS = "news.csv";
    private static final Set<String> NO_PRICES =
            Set.of(NEWS, CorporateActionFile.NAME, InstrumentFile.NAME, EventFile.NAME, PriceMapping.NAME);
    private static final Set<String> DEBRIS = Set.of("thumbs.db", "desktop.ini", "__macosx");
    private static final List<String> TABLES = List.of(".csv", ".txt", ".tsv", ".json", ".gz");
    private static final Set<String> TEXTS = Set.of("readme.txt", "license.txt", "licence.txt", "notes.txt");

    private final List<PriceSource> sources = new ArrayList<>();
    private final Map<String, Path> special = new TreeMap<>();
    private final Map<String, String> others = new TreeMap<>();
    private final List<Path> all = new ArrayList<>();
    private final Set<Path> entered = new HashSet<>();
    private final Path root;

    private PriceFolder(Path root) {
        this.root = root;
    }

    /**
     * The folder of the market, or the one file that it is.
     *
     * @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when it is missing, unreadable or without files
     */
    static PriceFolder open(Market market) {
        Path folder = Path.of(market.location());
        if (Files.isRegularFile(folder)) {
            return ofFile(folder);
        }
        Path prices = folder.resolve("prices");
        boolean inside = Files.isDirectory(prices);
        if (!Files.isDirectory(folder)) {
            throw unavailable(
                    "market %s has no folder %s; create it or correct the location".formatted(market.id(), folder));
        }
        PriceFolder found = new PriceFolder(inside ? prices : folder);
        for (Path path : list(folder, market)) {
            found.sort(path, !inside, inside && path.equals(prices));
        }
        if (inside) {
            list(prices, market).forEach(path -> found.sortPrices(path));
        }
        if (found.sources.isEmpty()) {
            throw unavailable("folder %s of market %s has no .csv file; put one file of daily bars per symbol into it"
                    .formatted(inside ? prices : folder, market.id()));
        }
        return found;
    }

    /** One file whatever its name ends in: the person who names it means it. */
    private static PriceFolder ofFile(Path file) {
        PriceFolder found =
                new PriceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder"));
        String lower = name(file).toLowerCase(Locale.ROOT);
        if (lower.endsWith(".zip") || isSpecial(name(file))) {
            found.sort(file, true, false);
        } else {
            found.all.add(file);
            found.sources.add(found.source(file));
        }
        return found;
    }

    private static List<Path> list(Path folder, Market market) {
        try {
            return list(folder);
        } catch (IOException e) {
            throw unavailable("folder %s of market %s cannot be read (%s); check its permissions"
                    .formatted(folder, market.id(), e.getMessage()));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> !isHidden(name(path)))
                    .sorted(Comparator.comparing(PriceFolder::name))
                    .toList();
        }
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || DEBRIS.contains(name.toLowerCase(Locale.ROOT));
    }

    private void sort(Path path, boolean holdsPrices, boolean isPrices) {
        String lower = name(path).toLowerCase(Locale.ROOT);
        if (isPrices) {
            return;
        }
        if (isSpecial(name(path)) && Files.isRegularFile(path)) {
            if (special.putIfAbsent(lower, path) != null) {
                others.put(name(path), "another file has this name in other letters");
            } else {
                all.add(path);
            }
        } else if (holdsPrices) {
            sortPrices(path);
        } else {
            others.put(name(path), "it lies beside the folder prices, from which prices are read");
        }
    }

    private void sortPrices(Path path) {
        String name = shown(path);
        String lower = name(path).toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path)) {
            enter(path);
        } else if (lower.endsWith(".zip")) {
            all.add(path);
            unpack(path);
        } else if (isSpecial(name(path))) {
            others.put(name, "it belongs beside the folder of prices, not into it");
        } else if (isTable(lower)) {
            all.add(path);
            sources.add(source(path));
        } else {
            others.put(name, whyOther(lower));
        }
    }

    /** A folder in the folder; a link to one that was entered leads nowhere new. */
    private void enter(Path path) {
        try {
            List<Path> inside = list(path);
            if (!entered.add(path.toRealPath()) || root.toRealPath().startsWith(path.toRealPath())) {
                others.put(shown(path), "it is a link to a folder that is read already");
            } else if (inside.isEmpty()) {
                others.put(shown(path), "it is an empty folder");
            } else {
                inside.forEach(this::sortPrices);
            }
        } catch (IOException e) {
            others.put(shown(path), "it is a folder that may not be read; check its permissions");
        }
    }

    private static String whyOther(String lower) {
        if (lower.endsWith(".xlsx") || lower.endsWith(".xls")) {
            return "it is an Excel workbook; save it as CSV";
        }
        if (lower.endsWith(".html") || lower.endsWith(".htm")) {
            return "it is an HTML page; download the prices as CSV";
        }
        return lower.endsWith(".zip") ? "it is an archive in an archive; unpack it" : "it is no CSV file";
    }

    /** Headlines are in small letters: NEWS is a ticker. */
    private static boolean isSpecial(String name) {
        return NO_PRICES.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith("NEWS");
    }

    private static boolean isTable(String lower) {
        return TABLES.stream().anyMatch(lower::endsWith) && !TEXTS.contains(lower);
    }

    private PriceSource source(Path path) {
        Instant written = Instant.MAX;
        Instant arrived = Instant.MAX;
        try {
            BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
            written = facts.lastModifiedTime().toInstant();
            Instant created = facts.creationTime().toInstant();
            arrived = changed(path).filter(time -> time.isAfter(created)).orElse(created);
        } catch (IOException e) {
            // whoever reads it finds the same and says so
            written = Instant.EPOCH;
            arrived = Instant.EPOCH;
        }
        return new PriceSource(shown(path), name(path), written, arrived, () -> {
            if (Files.exists(path) && Files.size(path) > FileText.LARGEST) {
                throw new IOException("it is larger than any file of daily bars");
            }
            return Files.readAllBytes(path);
        });
    }

    /** When the file came where it is, whatever time it carries; only some systems know. */
    private static Optional<Instant> changed(Path path) {
        try {
            return Files.getAttribute(path, "unix:ctime") instanceof FileTime time
                    ? Optional.of(time.toInstant())
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void unpack(Path path) {
        PriceSource archive = source(path);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String inner = entry.getName();
                String last = inner.substring(inner.lastIndexOf('/') + 1);
                String shown = shown(path) + "/" + inner;
                String lower = last.toLowerCase(Locale.ROOT);
                if (entry.isDirectory() || isHidden(last) || inner.startsWith("__MACOSX/")) {
                    continue;
                }
                if (isSpecial(last)) {
                    others.put(shown, "it belongs beside the archive");
                } else if (isTable(lower)) {
                    sources.add(new PriceSource(
                            shown, last, archive.written(), archive.arrived(), () -> unpacked(path, inner)));
                } else {
                    others.put(shown, whyOther(lower));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            sources.add(new PriceSource(shown(path), name(path), archive.written(), archive.arrived(), () -> {
                throw new IOException("the archive cannot be opened (%s)".formatted(e.getMessage()));
            }));
        }
    }

    private static byte[] unpacked(Path archive, String inner) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(inner);
            if (entry == null) {
                throw new IOException("the archive no longer has it");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] content = in.readNBytes(FileText.LARGEST + 1);
                if (content.length > FileText.LARGEST) {
                    throw new IOException("it is larger than any file of daily bars");
                }
                return content;
            }
        }
    }

    /** What may hold prices, by name. */
    List<PriceSource> sources() {
        return sources;
    }

    /** What is not read, by name, and why. */
    Map<String, String> others() {
        return others;
    }

    /** The file of headlines, where there is one. */
    Optional<Path> news() {
        return Optional.ofNullable(special.get(NEWS));
    }

    /** What a person says of the tables, where something is said. */
    Optional<Path> mapping() {
        return Optional.ofNullable(special.get(PriceMapping.NAME));
    }

    /** The file of corporate actions, where there is one. */
    Optional<Path> actions() {
        return Optional.ofNullable(special.get(CorporateActionFile.NAME));
    }

    /** The file of companies, where there is one. */
    Optional<Path> instruments() {
        return Optional.ofNullable(special.get(InstrumentFile.NAME));
    }

    /** The file of reports and halts, where there is one. */
    Optional<Path> events() {
        return Optional.ofNullable(special.get(EventFile.NAME));
    }

    /** SHA-256 over the folder and the names, sizes and times of its files. */
    String fingerprint() {
        StringBuilder text = new StringBuilder(RULES);
        for (Path file : all) {
            text.append('\n').append(shown(file));
            try {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                text.append('|')
                        .append(facts.size())
                        .append('|')
                        .append(facts.lastModifiedTime().toMillis())
                        .append('|')
                        .append(Files.isReadable(file));
            } catch (NoSuchFileException e) {
                text.append(Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? "|broken" : "|gone");
            } catch (IOException e) {
                text.append("|unreadable");
            }
        }
        others.keySet().forEach(name -> text.append('\n').append(name).append("|other"));
        return Sha256.of(text.toString());
    }

    /** The file's name inside the data set, with the folders that it lies in. */
    private String shown(Path file) {
        Path whole = file.toAbsolutePath();
        Path base = root.toAbsolutePath();
        return whole.startsWith(base) ? base.relativize(whole).toString().replace('\\', '/') : name(file);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static BpmnErrorException unavailable(String message) {
        return new BpmnErrorException("MARKET_DATA_UNAVAILABLE", message);
    }
}
