package io.bellwether.platform.vendor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Text out of what vendors write for browsers. */
public final class Html {
    private Html() {}

    /**
     * A page for people.
     *
     * @param title its title; empty where it has none
     * @param meta what it says of itself, by the names of its {@code meta} tags, the first of each
     * @param text what a reader sees of its body, a block on each line
     */
    public record Page(String title, Map<String, String> meta, String text) {
        public Page {
            meta = Map.copyOf(meta);
        }
    }

    /** The page without scripts, styles, and what stands above, below and beside its body. */
    public static Page page(String html) {
        Document page = Jsoup.parse(html);
        Map<String, String> meta = new LinkedHashMap<>();
        page.select("meta[name]").forEach(one -> meta.putIfAbsent(one.attr("name"), one.attr("content")));
        page.select("script, style, nav, header, footer").remove();
        String blocks = page.body().select("p, li, h1, h2, h3, td, div").stream()
                .map(Element::ownText)
                .filter(own -> !own.isBlank())
                .collect(Collectors.joining("\n"));
        return new Page(page.title(), meta, blocks.isBlank() ? page.text() : blocks);
    }

    /**
     * What a reader sees, on one line: without tags, scripts and styles, and with entities as the letters they stand for.
     *
     * @param most longest text [characters]; what is longer is cut off
     */
    public static String text(String html, int most) {
        String line = Jsoup.parse(html)
                .text()
                .replace('\0', ' ')
                .replaceAll("\\s+", " ")
                .strip();
        if (line.length() <= most) {
            return line;
        }
        boolean halves = Character.isHighSurrogate(line.charAt(most - 1));
        return line.substring(0, halves ? most - 1 : most).strip();
    }
}
