package io.bellwether.marketdata.x;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * X: recent posts with the cashtag of a share, without those that only repeat another. Every post that it delivers costs
 * money, so that few pages are read and the day has a budget. Names of parameters and fields are those of its second
 * interface as public clients have them; that the cashtag operator is part of the plan that a key belongs to is not known
 * before it is tried, and a plan without it answers 400 or 403. A span must end some seconds before now.
 */
@Component
final class XSource implements SocialSource {
    private static final String PAGES = "1";
    private static final int ROWS = 100;

    /** The network takes no span that ends later than ten seconds ago. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final VendorHttp line;
    private final int pages;

    XSource(Vendors vendors) {
        line = vendors.line("x");
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
            heard.put(instrument.symbol(), search(instrument.symbol(), from, to));
        }
        return heard;
    }

    /** A page of posts by number; {@code next} names the next, empty after the last. */
    private record Page(Map<String, SocialPost> posts, Optional<String> next) {}

    private Heard search(Symbol symbol, Instant from, Instant to) {
        Map<String, SocialPost> posts = new LinkedHashMap<>();
        Optional<String> next = Optional.empty();
        for (int i = 0; i < pages; i++) {
            Page page = page(symbol, from, to, next);
            posts.putAll(page.posts());
            next = page.next();
            if (next.isEmpty()) {
                break;
            }
        }
        return new Heard(
                posts.values().stream()
                        .filter(post -> !post.at().isBefore(from) && post.at().isBefore(to))
                        .toList(),
                next.isEmpty());
    }

    private Page page(Symbol symbol, Instant from, Instant to, Optional<String> next) {
        VendorRequest request = VendorRequest.of("/2/tweets/search/recent")
                .with("query", "$" + symbol + " -is:retweet")
                .with("start_time", from.truncatedTo(ChronoUnit.SECONDS))
                .with("end_time", to.minus(SETTLED).truncatedTo(ChronoUnit.SECONDS))
                .with("max_results", ROWS)
                .with("tweet.fields", "author_id,created_at")
                .with("expansions", "author_id")
                .with("user.fields", "created_at")
                .withHeader("Authorization", "Bearer " + line.settings().key().orElse(""));
        return line.get(next.map(token -> request.with("next_token", token)).orElse(request), reply -> {
            VendorPart answer = expectOk(reply).parts();
            long count = answer.field("meta").field("result_count").whole();
            VendorPart data = answer.field("data");
            List<VendorPart> rows = count == 0 && !data.isThere() ? List.of() : data.list();
            if (rows.size() != count) {
                throw answer.field("meta").changed("as many posts as it counts");
            }
            Map<String, LocalDate> joined = joined(answer);
            Map<String, SocialPost> posts = new LinkedHashMap<>();
            rows.forEach(one -> posts.put(one.field("id").text(), post(one, joined)));
            return new Page(posts, answer.field("meta").field("next_token").findText());
        });
    }

    private static Map<String, LocalDate> joined(VendorPart answer) {
        Map<String, LocalDate> joined = new HashMap<>();
        VendorPart users = answer.field("includes").field("users");
        if (users.isThere()) {
            users.list().stream()
                    .filter(user -> user.field("created_at").isThere())
                    .forEach(user -> joined.put(
                            user.field("id").text(),
                            LocalDate.ofInstant(user.field("created_at").moment(), ZoneOffset.UTC)));
        }
        return joined;
    }

    private static SocialPost post(VendorPart one, Map<String, LocalDate> joined) {
        String author = one.field("author_id").text();
        return new SocialPost(
                author,
                Optional.ofNullable(joined.get(author)),
                one.field("created_at").moment(),
                Optional.empty(),
                Html.text(one.field("text").text(), SocialPost.MAX_TEXT));
    }

    /** Credits of a plan that are used up are no fault of the network, and nobody mends them by asking again. */
    private VendorReply expectOk(VendorReply reply) {
        String said = reply.isPage() ? "" : reply.beginning().toLowerCase(Locale.ROOT);
        if (reply.status() == 402 || reply.status() == 429 && said.contains("usage cap")) {
            throw line.fault(
                    VendorFault.Kind.BUDGET_SPENT,
                    "%s answered %d: %s".formatted(name(), reply.status(), reply.beginning()));
        }
        return line.expectOk(reply);
    }
}
