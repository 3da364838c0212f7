package io.bellwether.platform.vendor;

import org.jsoup.Jsoup;

/** Text out of what vendors write for browsers. */
public final class Html {
    private Html() {}

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
