package io.bellwether.marketdata.stocktwits;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.SocialSource;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.SocialPost;
import io.bellwether.platform.vendor.Html;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import io.bellwether.platform.vendor.Vendors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * StockTwits: the stream of a symbol, the newest post first, 30 a page, backwards by the number of the last one. It wants
 * no key, allows about 200 questions an hour and gives out no new keys; whether it lets programs ask is its own matter, so
 * that it is off until a person switches it on. The shape of messages, cursor and marks is taken from recorded answers of
 * 2019 to 2020 and from clients in public code, that of an unknown symbol (404 with {@code errors}) from the latter alone;
 * the vendor's own description could not be reached.
 */
@Component
final class StockTwitsSource implements SocialSource {
    private static final String PAGES = "5";
    private static final int ROWS = 30;

    private final VendorHttp line;
    private final int pages;

    StockTwitsSource(Vendors vendors) {
        line = vendors.line("stocktwits");
        pages = Integer.parseInt(line.settings().options().getOrDefault("pages", PAGES));
    }

    @Override
    public String name() {
        return line.settings().name();
    }

    @Override
    public Optional<String> lacks() {
        return line.settings().lacks();
    }

    @Override
    public Map<Symbol, Heard> heard(List<Instrument> instruments, Instant from, Instant to) {
        Map<Symbol, Heard> heard = new LinkedHashMap<>();
        for (Instrument instrument : instruments) {
            stream(instrument.symbol(), from)
                    .ifPresent(found -> heard.put(instrument.symbol(), within(found, from, to)));
        }
        return heard;
    }

    private static Heard within(Heard found, Instant from, Instant to) {
        return new Heard(
                found.posts().stream()
                        .filter(post -> !post.at().isBefore(from) && post.at().isBefore(to))
                        .toList(),
                found.whole());
    }

    /**
     * A page of the stream.
     *
     * @param posts by number
     * @param before the number before which the next page lies; empty after the last
     */
    private record Page(Map<Long, SocialPost> posts, OptionalLong before) {}

    private Optional<Heard> stream(Symbol symbol, Instant from) {
        Map<Long, SocialPost> posts = new LinkedHashMap<>();
        OptionalLong before = OptionalLong.empty();
        for (int i = 0; i < pages; i++) {
            Optional<Page> page = page(symbol, before);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            posts.putAll(page.get().posts());
            before = page.get().before();
            boolean passed = page.get().posts().values().stream()
                    .anyMatch(post -> post.at().isBefore(from));
            if (passed || before.isEmpty()) {
                return Optional.of(new Heard(List.copyOf(posts.values()), true));
            }
        }
        return Optional.of(new Heard(List.copyOf(posts.values()), false));
    }

    /** Empty when the network does not know the symbol. */
    private Optional<Page> page(Symbol symbol, OptionalLong before) {
        VendorRequest request =
                VendorRequest.of("/api/2/streams/symbol/" + symbol + ".json").with("limit", ROWS);
        VendorRequest asked = before.isPresent() ? request.with("max", before.getAsLong()) : request;
        return line.get(asked, reply -> {
            if (reply.status() == 404 && isUnknown(reply)) {
                return Optional.empty();
            }
            VendorPart answer = line.expectOk(reply).parts();
            requireOk(answer, reply);
            String told = answer.field("symbol").field("symbol").text();
            if (!told.equalsIgnoreCase(symbol.value())) {
                throw answer.field("symbol").changed(symbol.value());
            }
            Map<Long, SocialPost> posts = new LinkedHashMap<>();
            List<VendorPart> messages = new ArrayList<>(answer.field("messages").list());
            messages.forEach(one -> posts.put(one.field("id").whole(), post(one)));
            boolean more = answer.field("cursor").field("more").isTrue() && !messages.isEmpty();
            return Optional.of(new Page(
                    posts,
                    more ? OptionalLong.of(answer.field("cursor").field("max").whole()) : OptionalLong.empty()));
        });
    }

    private static boolean isUnknown(VendorReply reply) {
        return !reply.isPage() && reply.beginning().toLowerCase(Locale.ROOT).contains("symbol not found");
    }

    /** The status within the answer counts: it may come with another one of HTTP. */
    private void requireOk(VendorPart answer, VendorReply reply) {
        long status = answer.field("response").field("status").whole();
        if (status == 429) {
            throw line.throttled(reply);
        }
        if (status != 200) {
            throw line.fault(
                    VendorFault.Kind.REFUSED, "%s answered %d: %s".formatted(name(), status, reply.beginning()));
        }
    }

    private static SocialPost post(VendorPart one) {
        VendorPart user = one.field("user");
        Optional<LocalDate> joined = user.field("join_date")
                .findText()
                .filter(text -> !text.isEmpty())
                .map(text -> user.field("join_date").date());
        VendorPart mark = one.field("entities").field("sentiment").field("basic");
        Optional<Boolean> bullish = mark.findText().flatMap(text -> switch (text) {
            case "Bullish" -> Optional.of(true);
            case "Bearish" -> Optional.of(false);
            default -> Optional.empty();
        });
        return new SocialPost(
                Long.toString(user.field("id").whole()),
                joined,
                one.field("created_at").moment(),
                bullish,
                Html.text(one.field("body").text(), SocialPost.MAX_TEXT));
    }
}
