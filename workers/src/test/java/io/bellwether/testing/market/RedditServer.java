package io.bellwether.testing.market;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reddit, both of its addresses in one: a pass for an application, and the newest posts of groups. */
public final class RedditServer extends SocialServer {
    public static final String ID = "redditApp01234567";
    public static final String SECRET = "redditSecret0123456789";

    private static final String LOGIN = "/api/v1/access_token";

    private int passes;
    private String remaining = "98.0";

    private RedditServer(MarketTape tape) {
        super(tape);
    }

    public static RedditServer start(MarketTape tape) {
        RedditServer server = new RedditServer(tape);
        server.listen();
        return server;
    }

    /** From now on it says that so many questions are left, for five minutes. */
    public synchronized void remaining(String left) {
        remaining = left;
    }

    /** From now on the pass that was given last is taken no more. */
    public synchronized void forgetPass() {
        passes += 100;
    }

    /** How often somebody wanted a pass. */
    public long entered() {
        return super.requests().stream().filter(this::spares).count();
    }

    /** Without those for a pass. */
    @Override
    public List<Asked> requests() {
        return super.requests().stream().filter(asked -> !spares(asked)).toList();
    }

    @Override
    protected boolean spares(Asked asked) {
        return asked.path().equals(LOGIN);
    }

    private synchronized String pass() {
        return "eyJpass" + passes + ".x-Y_z";
    }

    @Override
    protected synchronized Answer answer(Asked asked) {
        String agent = asked.headers().getOrDefault("user-agent", "");
        if (!agent.matches("\\S+:\\S+:\\S+ \\(by .+\\)")) {
            throw wrong(429, "nobody says who asks, but " + agent);
        }
        String authorization = asked.headers().getOrDefault("authorization", "");
        if (asked.path().equals(LOGIN)) {
            String basic = Base64.getEncoder().encodeToString((ID + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
            if (!asked.method().equals("POST") || !authorization.equals("Basic " + basic)) {
                throw wrongKey("no application");
            }
            passes++;
            return Answer.json(
                    Map.of("access_token", pass(), "token_type", "bearer", "expires_in", 3_600, "scope", "*"));
        }
        if (!asked.path().matches("/r/[\\w+]+/new")) {
            throw wrong(404, "no such path " + asked.path());
        }
        if (!authorization.equals("Bearer " + pass())) {
            return error(MarketTrouble.KEY_REFUSED);
        }
        check(
                asked,
                Map.of("limit", whole(1, 100), "raw_json", oneOf("1"), "after", value -> value.startsWith("t3_")),
                Set.of("limit"));
        if (sentence().isPresent()) {
            return Answer.text(200, "application/json", sentence().get());
        }
        List<Chatter.Post> all = new ArrayList<>(written());
        String after = asked.query("after", "");
        if (!after.isEmpty()) {
            while (!all.isEmpty() && !("t3_" + all.removeFirst().id()).equals(after)) {
                // the next
            }
        }
        List<Chatter.Post> page = all.stream()
                .limit(rows(Integer.parseInt(asked.query("limit", "25"))))
                .toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("after", page.size() < all.size() ? "t3_" + page.getLast().id() : null);
        data.put("dist", page.size());
        data.put("children", page.stream().map(RedditServer::child).toList());
        Answer plain = Answer.json(Map.of("kind", "Listing", "data", data));
        return new Answer(
                plain.status(),
                plain.type(),
                plain.body(),
                Map.of(
                        "X-Ratelimit-Used", "2",
                        "X-Ratelimit-Remaining", remaining,
                        "X-Ratelimit-Reset", "300"));
    }

    private static Map<String, Object> child(Chatter.Post post) {
        return Map.of(
                "kind",
                "t3",
                "data",
                Map.of(
                        "id",
                        Long.toString(post.id()),
                        "name",
                        "t3_" + post.id(),
                        "subreddit",
                        "pennystocks",
                        "author",
                        Long.toString(post.author()),
                        "title",
                        post.html(),
                        "selftext",
                        "",
                        "created_utc",
                        post.at().getEpochSecond() + 0.0,
                        "score",
                        1,
                        "num_comments",
                        0));
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        return switch (trouble) {
            case THROTTLED -> problem(429, "Too Many Requests");
            case KEY_REFUSED -> problem(401, "Unauthorized for " + pass() + " of " + ID);
            case NOT_ENTITLED -> problem(403, "Forbidden");
            default -> problem(500, "Internal Server Error");
        };
    }

    @Override
    protected Answer refused(int status, String message) {
        return problem(status, message);
    }

    private static Answer problem(int status, String message) {
        return Answer.json(status, Map.of("message", message, "error", status));
    }
}
