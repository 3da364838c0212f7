package io.bellwether.impact.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small lexicon of our own that reads kind, direction and strength out of a headline, by its words alone. The kind is
 * the one of which the most words are found; its direction is the sum of its words that point up and down. A headline
 * without a kind or a direction is no event: silence is better than a guess.
 *
 * <p>A word that ends with {@code *} stands for all that begin so; {@code +} before a line is up, {@code -} is down.
 */
public final class Lexicon {
    private static final String ABOUT = """
            RATES: fed; federal reserve; fomc; interest rate*; rate hike*; rate cut*; rate decision; basis point*; \
            central bank*; policy rate; monetary policy; raises rates; cuts rates
            INFLATION: inflation; cpi; consumer prices; producer prices; ppi; price index
            OIL: oil; crude; brent; wti; opec*; barrel*
            TARIFFS: tariff*; import dut*; trade war; customs dut*; levies on
            AI_CHIPS: ai chip*; ai accelerator*; ai processor*; gpu*; graphics processor*; data cent* chip*; \
            advanced chip*; ai spending; ai infrastructure; high-bandwidth memory; ai server*
            DISTRESS: bankruptcy; chapter 11; chapter 7; default*; going concern; insolven*; delist*; liquidat*; \
            creditor protection; covenant*
            DEAL: merge*; merger; acquir*; acquisition*; takeover; buyout; to buy; bid for; offer for
            GUIDANCE: guidance; outlook; forecast*; full-year; sees fiscal; expects revenue; profit warning
            EARNINGS: earnings; eps; quarterly; quarter; profit*; results; revenue; net loss; sales
            REGULATION: lawsuit*; sue*; antitrust; probe*; investigat*; fine*; fined; regulator*; ftc; doj; sec charges; \
            fda; approval; approv*; settle*; verdict; court; subpoena*; ban; bans; banned; crash report*; safety agency
            SUPPLY: supply chain; shortage*; strike*; factory; factories; plant; plants; production; output; shipment*; \
            deliver*; assembly; suppl*
            CAPITAL: offering; share sale; dilut*; buyback*; repurchase*; dividend*; private placement; convertible notes; \
            at-the-market; reverse split
            PRODUCT: launch*; unveil*; recall*; orders; order; contract*; demand; iphone*; new model*; robotaxi*; \
            price cut*; cuts prices; product*; partnership
            ANALYST: upgrade*; downgrade*; price target; initiate* coverage; analyst*; overweight; underweight
            """;

    private static final String MOVES = """
            +RATES: raise*; raising; hike*; hiking; increase*; lift*; hawkish; tighten*; higher for longer; higher
            -RATES: cut*; lower*; slash*; dovish; ease*; easing; reduce*; trim*; rate relief
            +INFLATION: hot; hotter; rise*; accelerat*; jump*; climb*; above; higher; surge*; sticky
            -INFLATION: cool*; slow*; fall*; below; lower; eas*; drop*; soft*; slid*
            +OIL: cut* output; cut* production; output cut*; production cut*; supply disruption*; embargo*; sanction*; \
            rise*; surge*; jump*; soar*; climb*; rall*; gain*; spike*; tighten*; higher; outage*
            -OIL: raise* output; raise* production; output hike*; boost* output; glut; oversupply; fall*; drop*; plunge*; \
            slump*; slid*; tumbl*; sink*; lower; crash*; ease*
            +TARIFFS: impose*; raise*; rais*; new tariff*; threaten*; hike*; escalat*; double*; announce*; expand*; slap*
            -TARIFFS: lift*; remove*; pause*; suspend*; exempt*; scrap*; cut*; truce; delay*; drop*; ease*; roll* back
            +AI_CHIPS: demand; boom*; surge*; soar*; record; strong*; beat*; raise*; sold out; order*; expand*; \
            invest*; accelerat*; jump*; ramp*; shortage*; spend*
            -AI_CHIPS: curb*; restrict*; export control*; ban*; halt*; glut; weak*; delay*; cut*; slow*; bubble; \
            fall*; plunge*; slump*; cheaper model*; lose*; drop*
            -DISTRESS: file* for; files; fil*; warn*; default*; bankruptcy; delist*; going concern; insolven*; liquidat*; \
            breach*; miss* payment*; chapter 11; chapter 7
            +DISTRESS: emerge* from; regain* compliance; avoid*; averts; avert*; waiver; resolv*
            +DEAL: to be acquired; agree* to be; receive* offer; takeover bid; buyout offer; to acquire; acquire*; merge*; \
            premium; sweeten*; raise* bid; agree*
            -DEAL: terminat*; call* off; abandon*; walk* away; block*; reject*; collapse*; scrap*; fall* through
            +GUIDANCE: raise*; lift*; boost*; hike*; above; strong*; upbeat; increase*; better; reaffirm*
            -GUIDANCE: cut*; lower*; slash*; withdraw*; below; weak*; warn*; profit warning; reduce*; trim*; disappoint*; \
            suspend*
            +EARNINGS: beat*; top*; exceed*; surpass*; record; strong*; jump*; rise*; soar*; surge*; above; better; \
            swing* to profit; grow*; double*; gain*
            -EARNINGS: miss*; fall*; drop*; below; weak*; plunge*; slump*; loss widen*; wider loss; decline*; \
            disappoint*; worse; swing* to loss; shrink*; short of; slid*; tumbl*; lag*
            +REGULATION: approve*; approval; clear*; dismiss*; settle*; win*; drop* probe; drop* case; grant*; overturn*
            -REGULATION: sue*; lawsuit*; probe*; investigat*; fine*; charge*; reject*; ban*; antitrust; raid*; \
            subpoena*; accus*; delay*; halt*; recall*; complete response; loses
            +SUPPLY: ramp*; record; resume*; expand*; boost*; raise*; secure*; increase*; end* strike; beat*; rise*; \
            reopen*; jump*; surge*
            -SUPPLY: shortage*; strike*; halt*; cut*; shut*; delay*; disrupt*; suspend*; fire; miss*; fall*; drop*; \
            slow*; stop*; bottleneck*; plunge*; reduce*; slid*
            +CAPITAL: buyback*; repurchase*; raise* dividend; dividend increase; increase* dividend; special dividend; \
            initiate* dividend; boost* dividend
            -CAPITAL: offering; dilut*; cut* dividend; suspend* dividend; dividend cut; share sale; private placement; \
            convertible notes; at-the-market; reverse split
            +PRODUCT: launch*; unveil*; win*; secure*; award*; strong*; record; surge*; soar*; boom*; expand*; \
            sold out; jump*; land*; rise*; sign*
            -PRODUCT: recall*; cut*; delay*; weak*; slump*; slow*; cancel*; lose*; flop*; fall*; drop*; \
            disappoint*; price cut*; cuts prices; halt*; end*; plunge*
            +ANALYST: upgrade*; raise*; overweight; outperform; buy rating; lift*; bullish; boost*
            -ANALYST: downgrade*; cut*; underweight; underperform; sell rating; lower*; bearish; trim*; slash*
            """;

    private static final String STRONG = """
            surge*; soar*; plunge*; slash*; crash*; slump*; skyrocket*; collapse*; record; sharply; massive; huge; emergency; \
            50 basis; 75 basis; 100 basis; half point; tumbl*; sweeping; spike*; shock; double*; halt*; bankruptcy; biggest
            """;
    private static final String WEAK = "slightly; edge*; modest*; inch*; little; minor; trim*; small; a bit; mild*";
    private static final String DOUBTED =
            "may; might; could; consider*; rumo*; reportedly; mull*; weigh*; eye*; speculat*; possibl*; expected to; plan*; talks";
    private static final String DENIED =
            "not; no; never; denies; deny; unlikely; without; isn't; won't; doesn't; fails; fail; rule*";

    /** Words between a denial and what it denies. */
    private static final int REACH = 2;

    private static final double PLAIN_STRENGTH = 0.5;
    private static final double PER_STRONG_WORD = 0.25;
    private static final double PER_WEAK_WORD = 0.2;
    private static final double PER_FURTHER_WORD = 0.1;
    private static final double LEAST_STRENGTH = 0.2;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['\\-][\\p{L}\\p{N}]+)*");

    private static final Lexicon OWN = new Lexicon();

    private final Map<EventKind, List<Phrase>> about = new EnumMap<>(EventKind.class);
    private final Map<EventKind, List<Phrase>> up = new EnumMap<>(EventKind.class);
    private final Map<EventKind, List<Phrase>> down = new EnumMap<>(EventKind.class);
    private final List<Phrase> strong = phrases(STRONG);
    private final List<Phrase> weak = phrases(WEAK);
    private final List<Phrase> doubted = phrases(DOUBTED);
    private final List<Phrase> denied = phrases(DENIED);

    /** Words that are looked for one after the other. */
    private record Phrase(List<String> words) {
        boolean isAt(List<String> tokens, int at) {
            if (at + words.size() > tokens.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                String token = tokens.get(at + i);
                boolean open = word.endsWith("*");
                if (open ? !token.startsWith(word.substring(0, word.length() - 1)) : !token.equals(word)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Lexicon() {
        ABOUT.lines().forEach(line -> put(about, line));
        MOVES.lines().forEach(line -> put(line.charAt(0) == '+' ? up : down, line.substring(1)));
    }

    /** The lexicon. */
    public static Lexicon own() {
        return OWN;
    }

    private static void put(Map<EventKind, List<Phrase>> into, String line) {
        int colon = line.indexOf(':');
        into.put(EventKind.valueOf(line.substring(0, colon)), phrases(line.substring(colon + 1)));
    }

    /** The longest first, so that a longer one takes its words before a shorter one sees them. */
    private static List<Phrase> phrases(String text) {
        List<Phrase> phrases = new ArrayList<>();
        for (String one : text.split(";", -1)) {
            if (!one.isBlank()) {
                phrases.add(new Phrase(List.of(one.strip().split(" +", -1))));
            }
        }
        phrases.sort(Comparator.comparingInt((Phrase one) -> one.words().size()).reversed());
        return phrases;
    }

    /** What the headline says happened; empty where it names no kind of event or no direction. */
    public Optional<Reading> read(String headline) {
        List<String> tokens = tokens(headline);
        Optional<EventKind> kind = kind(tokens);
        return kind.flatMap(found -> {
            boolean[] used = new boolean[tokens.size()];
            // a longer phrase of the other direction takes its words first: "cuts output" is no cut of the oil price
            int net = 0;
            for (int length = tokens.size(); length > 0; length--) {
                net += moves(up.getOrDefault(found, List.of()), tokens, used, length);
                net -= moves(down.getOrDefault(found, List.of()), tokens, used, length);
            }
            return net == 0
                    ? Optional.empty()
                    : Optional.of(new Reading(found, net > 0, strength(tokens, Math.abs(net))));
        });
    }

    private Optional<EventKind> kind(List<String> tokens) {
        EventKind best = null;
        int most = 0;
        for (EventKind kind : EventKind.values()) {
            int words = found(about.getOrDefault(kind, List.of()), tokens).stream()
                    .mapToInt(phrase -> phrase.words().size())
                    .sum();
            if (words > most) {
                most = words;
                best = kind;
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Phrase> found(List<Phrase> phrases, List<String> tokens) {
        boolean[] used = new boolean[tokens.size()];
        List<Phrase> found = new ArrayList<>();
        for (Phrase phrase : phrases) {
            for (int at = 0; at < tokens.size(); at++) {
                if (phrase.isAt(tokens, at) && take(used, at, phrase.words().size())) {
                    found.add(phrase);
                }
            }
        }
        return found;
    }

    private int moves(List<Phrase> phrases, List<String> tokens, boolean[] used, int length) {
        int found = 0;
        for (Phrase phrase : phrases) {
            for (int at = 0; phrase.words().size() == length && at < tokens.size(); at++) {
                if (phrase.isAt(tokens, at) && take(used, at, length) && !isDenied(tokens, at)) {
                    found++;
                }
            }
        }
        return found;
    }

    private static boolean take(boolean[] used, int from, int words) {
        for (int i = from; i < from + words; i++) {
            if (used[i]) {
                return false;
            }
        }
        for (int i = from; i < from + words; i++) {
            used[i] = true;
        }
        return true;
    }

    private boolean isDenied(List<String> tokens, int at) {
        for (int before = Math.max(0, at - REACH); before < at; before++) {
            int place = before;
            if (denied.stream().anyMatch(one -> one.isAt(tokens, place))) {
                return true;
            }
        }
        return false;
    }

    private double strength(List<String> tokens, int moves) {
        double strength = PLAIN_STRENGTH
                + PER_STRONG_WORD * Math.min(2, found(strong, tokens).size())
                - PER_WEAK_WORD * found(weak, tokens).size()
                + PER_FURTHER_WORD * (Math.min(3, moves) - 1);
        double said = Math.max(LEAST_STRENGTH, Math.min(1, strength));
        return found(doubted, tokens).isEmpty() ? said : said / 2;
    }

    private static List<String> tokens(String headline) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = WORD.matcher(headline.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
        while (matcher.find()) {
            String token = matcher.group();
            tokens.add(token.endsWith("'s") ? token.substring(0, token.length() - 2) : token);
        }
        return tokens;
    }
}
