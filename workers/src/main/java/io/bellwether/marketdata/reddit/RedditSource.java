package io.bellwether.marketdata.reddit;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.SocialSource;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.SocialPost;
import io.bellwether.marketdata.domain.Subjects;
import io.bellwether.platform.vendor.Html;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import io.bellwether.platform.vendor.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * Reddit: the newest posts of some groups, read once for all shares. The key of an application gets a pass for an hour at
 * the network's other address; each request says who asks. Reddit ends a list after about a thousand posts. It does not
 * tell the age of accounts in lists, and comments below posts are not read. Limits and the way in are as Reddit's own wiki
 * describes them (X-Ratelimit headers in seconds, 60 requests a minute); the shape of a list is known from public code, and
 * that a refused pass is a 401 is supposed.
 */
@Component
final class RedditSource implements SocialSource {
    private static final String GROUPS = "pennystocks+smallstreetbets+stocks+wallstreetbets";
    private static final String PAGES = "10";
    private static final String WHO = "server:io.bellwether:1 (by an operator who set no options.user-agent)";
    private static final int ROWS = 100;

    /** More than that a list never has, whatever there is. */
    private static final int LONGEST = 950;

    /** A title is repeated in the beginning of few posts only: both are read, the title first. */
    private static final int MOST_TITLE = 400;

    private final VendorHttp line;
    private final VendorHttp door;
    private final String groups;
    private final int pages;
    private final String who;
    private final AtomicReference<String> pass = new AtomicReference<>("");

    RedditSource(Vendors vendors) {
        line = vendors.line("reddit");
        door = vendors.line("reddit-login");
        Map<String, String> options = line.settings().options();
        groups = options.getOrDefault("groups", GROUPS);
        if (!groups.matches("\\w{2,21}(\\+\\w{2,21})*")) {
            throw new IllegalArgumentException(
                    "bellwether.vendors.reddit.options.groups must be names of groups with + between, was '" + groups
                            + "'");
        }
        pages = Integer.parseInt(options.getOrDefault("pages", PAGES));
        who = options.getOrDefault("user-agent", WHO);
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
    public int mostNamed() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Map<Symbol, Heard> heard(List<Instrument> instruments, Instant from, Instant to) {
        Heard all = newest(from);
        Subjects subjects = new Subjects(instruments);
        Map<Symbol, List<SocialPost>> bySymbol = new LinkedHashMap<>();
        instruments.forEach(one -> bySymbol.put(one.symbol(), new ArrayList<>()));
        all.posts().stream()
                .filter(post -> !post.at().isBefore(from) && post.at().isBefore(to))
                .forEach(post -> subjects.in(post.text())
                        .forEach(symbol -> bySymbol.computeIfAbsent(symbol, one -> new ArrayList<>())
                                .add(post)));
        Map<Symbol, Heard> heard = new LinkedHashMap<>();
        bySymbol.forEach((symbol, posts) -> heard.put(symbol, new Heard(posts, all.whole())));
        return heard;
    }

    /** A page of the list; {@code after} names the next, empty after the last. */
    private record Page(Map<String, SocialPost> posts, Optional<String> after) {}

    private Heard newest(Instant from) {
        Map<String, SocialPost> posts = new LinkedHashMap<>();
        Optional<String> after = Optional.empty();
        for (int i = 0; i < pages; i++) {
            Page page = page(after);
            posts.putAll(page.posts());
            boolean passed =
                    page.posts().values().stream().anyMatch(post -> post.at().isBefore(from));
            after = page.after();
            if (passed || after.isEmpty()) {
                return new Heard(List.copyOf(posts.values()), passed || posts.size() < LONGEST);
            }
        }
        return new Heard(List.copyOf(posts.values()), false);
    }

    /** A pass that is no longer taken is renewed once. */
    private Page page(Optional<String> after) {
        String used = pass.get();
        try {
            return ask(after, used.isEmpty() ? enter() : used);
        } catch (VendorFault e) {
            if (e.kind() != VendorFault.Kind.KEY_REFUSED || used.isEmpty()) {
                throw e;
            }
            pass.compareAndSet(used, "");
            return ask(after, enter());
        }
    }

    private Page ask(Optional<String> after, String token) {
        VendorRequest request = VendorRequest.of("/r/" + groups + "/new")
                .with("limit", ROWS)
                .with("raw_json", 1)
                .withHeader("User-Agent", who)
                .withHeader("Authorization", "Bearer " + token);
        return line.get(after.map(last -> request.with("after", last)).orElse(request), reply -> {
            if (reply.status() == 401) {
                pass.compareAndSet(token, "");
            }
            VendorPart answer = line.expectOk(reply).parts();
            if (!answer.field("kind").text().equals("Listing")) {
                throw answer.field("kind").changed("a Listing");
            }
            Map<String, SocialPost> posts = new LinkedHashMap<>();
            answer.field("data").field("children").list().stream()
                    .filter(child -> child.field("kind").text().equals("t3"))
                    .map(child -> child.field("data"))
                    .forEach(one -> posts.put(one.field("id").text(), post(one)));
            return new Page(posts, answer.field("data").field("after").findText());
        });
    }

    /** The pass for the next hour. */
    private String enter() {
        if (lacks().isPresent()) {
            // the line says what is missing, and the other address is not asked in vain
            return "";
        }
        String basic = Base64.getEncoder()
                .encodeToString((door.settings().key().orElse("") + ":"
                                + door.settings().secret().orElse(""))
                        .getBytes(StandardCharsets.UTF_8));
        String token = door.get(
                VendorRequest.of("/api/v1/access_token")
                        .withForm("grant_type", "client_credentials")
                        .withHeader("User-Agent", who)
                        .withHeader("Authorization", "Basic " + basic),
                this::token);
        pass.set(token);
        return token;
    }

    private String token(VendorReply reply) {
        VendorPart answer = door.expectOk(reply).parts();
        Optional<String> error = answer.field("error").findText();
        if (error.isPresent()) {
            throw door.fault(
                    VendorFault.Kind.KEY_REFUSED,
                    "%s answered: %s".formatted(door.settings().name(), error.get()));
        }
        String token = answer.field("access_token").text();
        if (!token.matches("[\\x21-\\x7e]{1,4000}")) {
            throw door.fault(
                    VendorFault.Kind.MALFORMED, door.settings().name() + " answered with a pass that cannot be one");
        }
        return token;
    }

    private static SocialPost post(VendorPart one) {
        String title = Html.text(one.field("title").text(), MOST_TITLE);
        String text = Html.text(one.field("selftext").findText().orElse(""), SocialPost.MAX_TEXT - MOST_TITLE - 1);
        return new SocialPost(
                one.field("author").findText().orElse(""),
                Optional.empty(),
                one.field("created_utc").seconds(),
                Optional.empty(),
                (title + " " + text).strip());
    }
}
