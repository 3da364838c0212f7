package io.bellwether.impact.domain;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.NewsItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the company that a headline is about: the one that its source names, else the first whose name stands in it as
 * written, longer names before shorter ones. Names are compared with their capitals, so that an apple is no Apple.
 */
public final class CompanyNames {
    private static final Pattern LEGAL = Pattern.compile(
            "(?:,? (?:Inc|Incorporated|Corp|Corporation|Co|Company|Companies|Ltd|Limited|plc|PLC|LLC|LP|SA|NV|AG|SE|Group"
                    + "|Holdings?|Trust|Class [A-C]|Common Stock|ADR)\\.?)+$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int SHORTEST = 3;

    /** By the first word, the longest first. */
    private final Map<String, List<Named>> byWord = new HashMap<>();

    private record Named(String name, Symbol symbol) {}

    public CompanyNames(Collection<Company> companies) {
        TreeMap<String, Symbol> bySpelling = new TreeMap<>();
        companies.stream().sorted(Comparator.comparing(Company::symbol)).forEach(company -> {
            String name = LEGAL.matcher(company.name().strip()).replaceFirst("").strip();
            if (name.length() >= SHORTEST && Character.isUpperCase(name.charAt(0))) {
                bySpelling.putIfAbsent(name, company.symbol());
            }
        });
        bySpelling.forEach((name, symbol) -> {
            Matcher word = WORD.matcher(name);
            if (word.lookingAt()) {
                byWord.computeIfAbsent(word.group(), first -> new ArrayList<>()).add(new Named(name, symbol));
            }
        });
        byWord.values()
                .forEach(names -> names.sort(
                        Comparator.comparingInt((Named named) -> named.name().length())
                                .reversed()));
    }

    /** The company that the headline is about; empty where none is named. */
    public Optional<Symbol> subject(NewsItem item) {
        if (item.symbol().isPresent()) {
            return item.symbol();
        }
        String headline = item.headline();
        Matcher word = WORD.matcher(headline);
        while (word.find()) {
            int start = word.start();
            Optional<Named> found = byWord.getOrDefault(word.group(), List.of()).stream()
                    .filter(named -> headline.startsWith(named.name(), start))
                    .filter(named -> endsAt(headline, start + named.name().length()))
                    .findFirst();
            if (found.isPresent()) {
                return found.map(Named::symbol);
            }
        }
        return Optional.empty();
    }

    private static boolean endsAt(String text, int end) {
        return end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
    }
}
