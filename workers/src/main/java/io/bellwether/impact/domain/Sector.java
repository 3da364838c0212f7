package io.bellwether.impact.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Companies that events of the economy hit alike; found by the words with which a data set calls sector or company. */
public enum Sector {
    BANKS("banks?|banking|bancorp|bancshares|bankshares"),
    INSURERS("insurance|insurers?|assurance"),
    REITS("reits?|real estate|realty|properties|property trust"),
    UTILITIES("utilit(?:y|ies)|electric power|water works|power & light"),
    HOMEBUILDERS("home ?builders?|homebuilding|home construction|homes"),
    AIRLINES("airlines?|airways|air lines"),
    SHIPPING("shipping|marine transport(?:ation)?|tankers?|maritime|bulk carriers?"),
    ENERGY("energy|oil|petroleum|exploration & production|drilling"),
    SEMICONDUCTORS("semiconductors?|chips?|microchips?"),
    AUTOS("auto|autos|automobiles?|automotive|vehicles?|motors?"),
    CHEMICALS("chemicals?"),
    METALS("metals?|mining|steel|aluminum|copper|lithium"),
    RETAIL("retail(?:ers?)?|stores|apparel"),
    BIOTECH("biotech(?:nology)?|biotherapeutics|therapeutics|pharma(?:ceuticals?)?|biosciences?"),
    SOFTWARE("software|cloud services|internet"),
    HARDWARE("hardware|computers?|electronic components|electronics|communications? equipment"),
    INDUSTRIALS("industrials?|machinery|aerospace|defense");

    private static final List<Sector> ALL = List.of(values());

    private final Pattern words;

    Sector(String words) {
        this.words = Pattern.compile("\\b(?:" + words + ")\\b");
    }

    /** The first sector that the data set's own sector names, else the first that the company's name does. */
    public static Optional<Sector> of(String sector, String name) {
        return named(sector).or(() -> named(name));
    }

    private static Optional<Sector> named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.isBlank()
                ? Optional.empty()
                : ALL.stream().filter(one -> one.words.matcher(lower).find()).findFirst();
    }

    /** In nodes, e.g. {@code banks}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
