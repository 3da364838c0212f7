package io.bellwether.backtest.domain.mask;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What stands for what while a model is asked about past days: an alias and a factor of prices for each symbol, a factor
 * of money, and a number of weeks. A symbol's factor of shares is the one of money by the one of its prices, so that
 * shares times price is money again: returns, weights and values of positions keep their relations. Everything follows
 * from the seed and the symbol, whatever is met first.
 */
public final class MaskKey {
    /** A factor is this much or its inverse at most. */
    static final BigDecimal WIDEST = new BigDecimal("2.5");

    private static final double LEAST = 1.15;
    private static final int DIGITS = 4;
    private static final MathContext FACTOR = new MathContext(DIGITS, RoundingMode.HALF_UP);
    private static final MathContext EXACT = MathContext.DECIMAL64;

    /** From here on a price is told in cents, below in hundredths of a cent. */
    private static final BigDecimal IN_CENTS = BigDecimal.TEN;

    private static final ZoneId EXCHANGE = ZoneId.of("America/New_York");
    private static final int DAYS = 7;

    /** Shifted days are later than any that a model was trained on: 26 to 34 years. */
    private static final int FEWEST_WEEKS = 26 * 52;

    private static final int MORE_WEEKS = 8 * 52;
    private static final int LETTERS = 26;
    private static final int FIRST_NUMBER = 1_000;
    private static final int NUMBERS = 9_000;

    private final long seed;
    private final int weeks;
    private final BigDecimal money;
    private final SortedMap<Symbol, Alias> aliases = new TreeMap<>();
    private final Map<Symbol, Symbol> reals = new HashMap<>();
    private final Set<Symbol> met = new HashSet<>();

    /**
     * What stands for one symbol.
     *
     * @param symbol the alias; a letter and four digits, as no US ticker is
     * @param price what its prices are multiplied with
     */
    public record Alias(Symbol symbol, BigDecimal price) {
        /** What the company is called. */
        String company() {
            return "Company " + symbol;
        }
    }

    /** @param seed the same seed gives the same key */
    public MaskKey(long seed) {
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        this.weeks = FEWEST_WEEKS + random.nextInt(MORE_WEEKS);
        this.money = factor(random);
    }

    public long seed() {
        return seed;
    }

    /** Days that dates are moved by, whole weeks: a Monday stays one. */
    public int days() {
        return weeks * DAYS;
    }

    /** What amounts of money are multiplied with. */
    public BigDecimal money() {
        return money;
    }

    /** Every symbol that was met, with what stands for it. */
    public SortedMap<Symbol, Alias> aliases() {
        return new TreeMap<>(aliases);
    }

    /** Symbols that are there: none of them becomes an alias from now on. */
    void meet(Collection<Symbol> symbols) {
        met.addAll(symbols);
    }

    Alias of(Symbol real) {
        Alias known = aliases.get(real);
        if (known == null) {
            met.add(real);
            SplittableRandom random =
                    new SplittableRandom(seed * 31 + real.value().hashCode());
            Symbol symbol = drawn(random);
            while (met.contains(symbol) || reals.containsKey(symbol)) {
                symbol = drawn(random);
            }
            known = new Alias(symbol, factor(random));
            aliases.put(real, known);
            reals.put(symbol, real);
        }
        return known;
    }

    private static Symbol drawn(SplittableRandom random) {
        char letter = (char) ('A' + random.nextInt(LETTERS));
        return new Symbol(letter + String.valueOf(FIRST_NUMBER + random.nextInt(NUMBERS)));
    }

    /** Between 1.15 and 2.5, or the inverse of that: never so near to 1 that an amount is known again. */
    private static BigDecimal factor(SplittableRandom random) {
        double size =
                Math.exp(Math.log(LEAST) + random.nextDouble() * (Math.log(WIDEST.doubleValue()) - Math.log(LEAST)));
        return new BigDecimal(random.nextBoolean() ? size : 1 / size).round(FACTOR);
    }

    /** The symbol behind an alias; empty when it is none. */
    Optional<Symbol> real(Symbol alias) {
        return Optional.ofNullable(reals.get(alias));
    }

    Symbol symbol(Symbol real) {
        return of(real).symbol();
    }

    BigDecimal price(Symbol symbol, BigDecimal real) {
        return toldPrice(real.multiply(of(symbol).price()));
    }

    Price price(Symbol symbol, Price real) {
        return new Price(price(symbol, real.value()));
    }

    private static BigDecimal toldPrice(BigDecimal value) {
        boolean cents = value.abs().compareTo(IN_CENTS) >= 0;
        BigDecimal rounded = value.setScale(cents ? 2 : DIGITS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 && value.signum() > 0 ? value.round(FACTOR) : rounded;
    }

    /** A price that an answer names, in the steps in which orders are taken. */
    Price realPrice(Symbol symbol, Price told) {
        BigDecimal real = told.value().divide(of(symbol).price(), EXACT);
        return Price.rounded(real, real.compareTo(BigDecimal.ONE) >= 0 ? 2 : DIGITS);
    }

    /** Shares for each share of the symbol. */
    BigDecimal shares(Symbol symbol) {
        return money.divide(of(symbol).price(), EXACT);
    }

    /** A number of shares, whole where it was and none only where it was none. */
    Quantity shares(Symbol symbol, Quantity real) {
        if (real.isZero()) {
            return real;
        }
        boolean whole = real.value().scale() <= 0;
        BigDecimal told =
                real.value().multiply(shares(symbol)).setScale(whole ? 0 : Quantity.MAX_SCALE, RoundingMode.HALF_UP);
        return new Quantity(told.signum() == 0 ? BigDecimal.ONE : told);
    }

    BigDecimal volume(Symbol symbol, BigDecimal real) {
        return real.multiply(shares(symbol)).setScale(0, RoundingMode.HALF_UP);
    }

    Money money(Money real) {
        return real.times(money);
    }

    /** An amount in as many digits as it had. */
    BigDecimal amount(BigDecimal real) {
        return real.multiply(money).setScale(Math.max(0, real.scale()), RoundingMode.HALF_UP);
    }

    LocalDate date(LocalDate real) {
        return real.plusDays(days());
    }

    LocalDate realDate(LocalDate told) {
        return told.minusDays(days());
    }

    /** The same time of day at the exchange, so many weeks later. */
    Instant moment(Instant real) {
        return real.atZone(EXCHANGE).plusDays(days()).toInstant();
    }
}
