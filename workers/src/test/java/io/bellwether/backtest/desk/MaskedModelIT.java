package io.bellwether.backtest.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.backtest.domain.mask.Mask;
import io.bellwether.backtest.domain.mask.MaskKey;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.answer.AnswerFormat;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.prompt.Prompts;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.claims.FactCheck;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.TestDesks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model that looks through a mask is told of real sessions, and what becomes of its decisions. */
class MaskedModelIT {
    private static final DeskId DESK = new DeskId("acme-fund");

    @TempDir
    static Path folder;

    private static final List<DeskContext> SESSIONS = new ArrayList<>();
    private static final DeskKernel KERNEL = DeskKernel.open(Map.of());

    /** Contexts of a month in which the desk trades and everything happens that happens to companies. */
    @BeforeAll
    static void trade() throws IOException {
        List<LocalDate> days = PlantedMarket.write(folder, 7, 100, 85);
        Files.writeString(folder.resolve("instruments.csv"), """
                symbol,name,sector
                PMA,Zorvex Robotics Inc.,Industrials
                PMB,Plain Energy Corp,Energy
                PMC,Quibell Therapeutics,Biotechnology
                PMF,Federal Bolt & Nut,Fasteners of Ohio
                """);
        Files.writeString(folder.resolve("news.csv"), """
                symbol,published_at,source,headline
                PMA,%1$sT12:00:00Z,Reuters,"Zorvex Robotics Inc. raises guidance after strong quarter"
                PMB,%1$sT12:01:00Z,Bloomberg,"Plain Energy Corp falls as outlook is cut"
                PMC,%1$sT12:02:00Z,Blog,"Tim Okonkwo sells his shares in Boston, says WSJ"
                PMF,%1$sT12:03:00Z,AP,"PMF shares rise after results on %1$s beat estimates"
                ,%1$sT12:04:00Z,AP,"Brexit vote shakes Europe"
                """.formatted(days.get(88)));
        Market market = new Market("files-planted", Market.Kind.FILES, folder.toString(), Optional.empty());
        KERNEL.markets().register(market.id(), market.kind(), market.location(), market.benchmark());
        KERNEL.desks().save(TestDesks.onMarket(DESK.value(), market.id()));
        for (LocalDate day : days.subList(62, 97)) {
            KERNEL.replayDay().run(DESK, day);
            KERNEL.get(Contexts.class)
                    .find(new SessionRef(DESK, day, Session.MORNING, Instant.EPOCH, true).key())
                    .map(StoredContext::written)
                    .map(KERNEL.get(ContextFormat.class)::read)
                    .ifPresent(SESSIONS::add);
        }
        assertThat(SESSIONS).hasSize(35);
        assertThat(SESSIONS).anyMatch(context -> context.portfolio().positions().size() > 3);
        assertThat(SESSIONS).anyMatch(context -> !context.news().isEmpty());
    }

    @AfterAll
    static void close() {
        KERNEL.close();
    }

    /** Whatever is in the real context and is a name, a symbol, a date or a price is searched for in the whole prompt. */
    @Test
    void nothingOfTheRealWorldIsInAnyPrompt() {
        Mask mask = new Mask(new MaskKey(11));
        for (DeskContext real : SESSIONS) {
            DeskContext told = mask.of(real).told();
            String prompt = text(KERNEL.get(Prompts.class).compose(request(told), 1_000_000));
            assertThat(secrets(real).stream().filter(secret -> occurs(prompt, secret)))
                    .as("in the prompt of %s", real.contextId())
                    .isEmpty();
            for (DeskContext.InstrumentFacts instrument : real.instruments()) {
                String alias =
                        mask.key().aliases().get(instrument.symbol()).symbol().value();
                String rows = prompt.lines()
                        .filter(line -> line.startsWith("[\"" + alias + "\""))
                        .reduce("", (a, b) -> a + "\n" + b);
                assertThat(numbers(instrument).stream().filter(number -> occurs(rows, number)))
                        .as("of %s in %s", instrument.symbol(), rows)
                        .isEmpty();
            }
        }
    }

    @Test
    void returnsRelationsWeightsAndTheWeekdayAreToldAsTheyAre() {
        Mask mask = new Mask(new MaskKey(12));
        for (DeskContext real : SESSIONS) {
            DeskContext told = mask.of(real).told();
            assertThat(told.desk().tradingDate().getDayOfWeek())
                    .isEqualTo(real.desk().tradingDate().getDayOfWeek());
            assertThat(told.portfolio().drawdown()).isEqualTo(real.portfolio().drawdown());
            assertThat(told.instruments()).hasSameSizeAs(real.instruments());
            for (DeskContext.InstrumentFacts instrument : real.instruments()) {
                DeskContext.InstrumentFacts alias = told.instrument(
                                mask.key().aliases().get(instrument.symbol()).symbol())
                        .orElseThrow();
                assertThat(alias.indicators().map(DeskContext.IndicatorFacts::momentum20))
                        .isEqualTo(instrument.indicators().map(DeskContext.IndicatorFacts::momentum20));
                for (int i = 1; i < instrument.closes().size(); i++) {
                    assertThat(ratio(alias.closes().get(i), alias.closes().get(i - 1)))
                            .isCloseTo(
                                    ratio(
                                            instrument.closes().get(i),
                                            instrument.closes().get(i - 1)),
                                    org.assertj.core.data.Offset.offset(0.002));
                }
            }
        }
    }

    /** The strategies look at returns and relations only: through a mask they decide what they decide without one. */
    @Test
    void whoDecidesByRelationsDecidesTheSameThroughAMask() {
        Advisor strategies = KERNEL.get(Advisors.class).get("strategies");
        AnswerFormat format = KERNEL.get(AnswerFormat.class);
        Mask mask = new Mask(new MaskKey(13));
        int trades = 0;
        int other = 0;
        for (DeskContext real : SESSIONS) {
            Mask.Session session = mask.of(real);
            Decision plain = decided(strategies, real);
            Decision masked = decided(strategies, session.told());
            Decision back = session.real(masked);
            assertThat(back.id()).isEqualTo(plain.id());
            Map<Symbol, ProposedTrade> own =
                    plain.trades().stream().collect(Collectors.toMap(ProposedTrade::symbol, trade -> trade));
            trades += own.size();
            other += (int) plain.trades().stream()
                    .filter(trade -> back.trades().stream()
                            .noneMatch(t -> t.symbol().equals(trade.symbol()) && t.action() == trade.action()))
                    .count();
            assertThat(back.theses().stream().map(t -> t.thesisId()))
                    .containsExactlyInAnyOrderElementsOf(
                            plain.theses().stream().map(t -> t.thesisId()).toList());
            for (ProposedTrade trade : back.trades()) {
                ProposedTrade same = own.get(trade.symbol());
                if (same == null) {
                    other++;
                } else if (trade.action() == Action.BUY) {
                    assertThat(trade.stopPrice().orElseThrow().value().doubleValue())
                            .isCloseTo(
                                    same.stopPrice().orElseThrow().value().doubleValue(),
                                    org.assertj.core.data.Percentage.withPercentage(0.6));
                } else {
                    assertThat(trade.quantity()).isEqualTo(same.quantity());
                }
            }
            assertThat(FactCheck.of(back, real))
                    .as("nobody is blamed for what was right as it was told: %s", back)
                    .isEmpty();
            assertThat(words(back)).doesNotContainPattern("\\b[A-Z]\\d{4}\\b");
            assertThat(format.read(format.write(back), real, "masked"))
                    .as(real.contextId())
                    .isInstanceOf(CheckedAnswer.Valid.class);
        }
        assertThat(trades).isGreaterThan(100);
        assertThat(other).as("of %d trades, by rounding at a threshold", trades).isLessThanOrEqualTo(trades / 50);
    }

    @Test
    void aHeadlineIsToldByItsHarmlessWordsOrNotAtAll() {
        DeskContext real = SESSIONS.stream()
                .filter(context -> context.news().size() > 3)
                .findFirst()
                .orElseThrow();
        Mask mask = new Mask(new MaskKey(14));
        DeskContext told = mask.of(real).told();
        String a = alias(mask, "PMA");
        String f = alias(mask, "PMF");
        assertThat(told.news().stream().map(DeskContext.NewsFacts::headline))
                .contains(
                        "Company " + a + " raises guidance after strong quarter",
                        f + " shares rise after results on "
                                + real.news()
                                        .getFirst()
                                        .publishedAt()
                                        .atOffset(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .plusDays(mask.key().days())
                                + " beat estimates")
                .noneMatch(headline -> headline.contains("Okonkwo") || headline.contains("Brexit"));
        assertThat(told.news()).allMatch(news -> news.source().equals("news"));
    }

    @Test
    void theModelReadsItsOwnWordsAgainAsItWroteThem() {
        DeskContext real = SESSIONS.stream()
                .filter(context -> !context.theses().isEmpty())
                .findFirst()
                .orElseThrow();
        Mask mask = new Mask(new MaskKey(15));
        Mask.Session session = mask.of(real);
        Decision masked = decided(KERNEL.get(Advisors.class).get("strategies"), session.told());
        String told = masked.theses().getFirst().reasoning();
        String written = session.real(masked).theses().getFirst().reasoning();
        assertThat(session.again(written)).isEqualTo(told);
    }

    @Test
    void theSameSeedGivesTheSameAliasesWhateverIsMetFirst() {
        DeskContext first = SESSIONS.getFirst();
        Mask one = new Mask(new MaskKey(3));
        Mask other = new Mask(new MaskKey(3));
        one.of(first);
        SESSIONS.reversed().forEach(other::of);
        one.key()
                .aliases()
                .forEach((symbol, alias) ->
                        assertThat(other.key().aliases().get(symbol)).isEqualTo(alias));
        assertThat(new MaskKey(4).days()).isNotEqualTo(new MaskKey(5).days());
        assertThat(new MaskKey(3).days() % 7).isZero();
    }

    private static String alias(Mask mask, String symbol) {
        return mask.key().aliases().get(new Symbol(symbol)).symbol().value();
    }

    private static double ratio(Price one, Price other) {
        return one.value().doubleValue() / other.value().doubleValue();
    }

    private static Advisor.Request request(DeskContext told) {
        return new Advisor.Request(
                told.contextId(),
                KERNEL.get(ContextFormat.class).written(told),
                told.desk().session(),
                0,
                0,
                List.of(),
                Optional.empty());
    }

    private static Decision decided(Advisor advisor, DeskContext context) {
        String text = advisor.ask(request(context)).text();
        CheckedAnswer read = KERNEL.get(AnswerFormat.class).read(text, context, "masked");
        assertThat(read).as("%s", read).isInstanceOf(CheckedAnswer.Valid.class);
        return ((CheckedAnswer.Valid) read).decision();
    }

    private static String words(Decision decision) {
        StringBuilder words = new StringBuilder(decision.analysis() + decision.reasoning());
        decision.trades()
                .forEach(t ->
                        words.append(t.reasoning()).append(t.expectedOutcome()).append(t.risks()));
        decision.theses().forEach(t -> words.append(t.reasoning()));
        return words.toString();
    }

    private static String text(Prompt prompt) {
        return prompt.system() + "\n" + prompt.user();
    }

    private static boolean occurs(String text, String secret) {
        return text.contains(secret)
                && Pattern.compile("(?<![\\w.])" + Pattern.quote(secret) + "(?![\\w]|\\.\\d)")
                        .matcher(text)
                        .find();
    }

    /** Names, symbols and dates, and what the desk is called. */
    private static Set<String> secrets(DeskContext real) {
        Set<String> secrets = new TreeSet<>(List.of(
                DESK.value(),
                "Zorvex",
                "Quibell",
                "Federal",
                "Ohio",
                "Okonkwo",
                "Boston",
                "WSJ",
                "Reuters",
                "Bloomberg",
                "Brexit",
                "Europe",
                "2025"));
        real.instruments().forEach(i -> secrets.add(i.symbol().value()));
        real.portfolio().positions().forEach(p -> secrets.add(p.symbol().value()));
        real.market().benchmark().ifPresent(symbol -> secrets.add(symbol.value()));
        for (int back = 0; back < 60; back++) {
            LocalDate day = real.desk().tradingDate().minusDays(back);
            secrets.add(day.toString());
            secrets.add(day.format(DateTimeFormatter.BASIC_ISO_DATE));
        }
        secrets.add(real.portfolio().equity().toString());
        secrets.add(real.portfolio().cash().toString());
        real.market().price().ifPresent(price -> secrets.add(price.toString()));
        return secrets;
    }

    private static Set<String> numbers(DeskContext.InstrumentFacts instrument) {
        Set<String> numbers = new TreeSet<>();
        instrument.price().ifPresent(price -> numbers.add(price.toString()));
        instrument.closes().forEach(close -> numbers.add(close.toString()));
        instrument.volume().filter(volume -> volume > 0).ifPresent(volume -> numbers.add(volume.toString()));
        instrument.indicators().ifPresent(x -> {
            for (BigDecimal number :
                    List.of(x.sma10(), x.sma20(), x.sma50(), x.high20(), x.low20(), x.averageVolume20())) {
                numbers.add(number.toPlainString());
            }
        });
        return numbers;
    }
}
