package io.bellwether.testing.market;

import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** X: recent posts that a query finds, their authors beside them. */
public final class XServer extends SocialServer {
    public static final String KEY = "AAAAxbearer0123456789";

    private static final Pattern QUERY = Pattern.compile("\\$([A-Z0-9.\\-]+) -is:retweet");

    private XServer(MarketTape tape) {
        super(tape);
    }

    public static XServer start(MarketTape tape) {
        XServer server = new XServer(tape);
        server.listen();
        return server;
    }

    @Override
    protected Answer answer(Asked asked) {
        if (!asked.path().equals("/2/tweets/search/recent")) {
            throw wrong(404, "no such path " + asked.path());
        }
        if (!asked.headers().getOrDefault("authorization", "").equals("Bearer " + KEY)) {
            throw wrongKey("wrong key");
        }
        check(
                asked,
                Map.of(
                        "query", QUERY.asMatchPredicate(),
                        "start_time", XServer::isMoment,
                        "end_time", XServer::isMoment,
                        "max_results", whole(10, 100),
                        "tweet.fields", oneOf("author_id,created_at"),
                        "expansions", oneOf("author_id"),
                        "user.fields", oneOf("created_at"),
                        "next_token", whole(1, 1_000)),
                Set.of("query"));
        Instant end = Instant.parse(asked.query("end_time", ""));
        if (end.isAfter(now().minusSeconds(10))) {
            throw wrong(400, "Invalid 'end_time': it must be a minimum of 10 seconds prior to the request time");
        }
        if (sentence().isPresent()) {
            return Answer.text(200, "application/json", sentence().get());
        }
        Matcher query = QUERY.matcher(asked.query("query", ""));
        Symbol symbol = query.matches() ? new Symbol(query.group(1)) : MarketTape.UNKNOWN;
        Instant start = Instant.parse(asked.query("start_time", ""));
        int skipped = Integer.parseInt(asked.query("next_token", "0"));
        List<Chatter.Post> all = written().stream()
                .filter(post -> post.symbol().equals(symbol))
                .filter(post -> !post.at().isBefore(start) && post.at().isBefore(end))
                .skip(skipped)
                .toList();
        List<Chatter.Post> page = all.stream()
                .limit(rows(Integer.parseInt(asked.query("max_results", "10"))))
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        Map<String, Object> meta = new LinkedHashMap<>(Map.of("result_count", page.size()));
        if (!page.isEmpty()) {
            answer.put("data", page.stream().map(XServer::post).toList());
            answer.put(
                    "includes",
                    Map.of("users", page.stream().map(XServer::user).distinct().toList()));
        }
        if (page.size() < all.size()) {
            meta.put("next_token", Integer.toString(skipped + page.size()));
        }
        answer.put("meta", meta);
        return Answer.json(answer);
    }

    private static Map<String, Object> post(Chatter.Post post) {
        return Map.of(
                "id", Long.toString(post.id()),
                "text", post.html(),
                "author_id", Long.toString(post.author()),
                "created_at", post.at().toString(),
                "edit_history_tweet_ids", List.of(Long.toString(post.id())));
    }

    private static Map<String, Object> user(Chatter.Post post) {
        return Map.of(
                "id",
                Long.toString(post.author()),
                "name",
                "Somebody",
                "username",
                "user" + post.author(),
                "created_at",
                post.joined() + "T00:00:00.000Z");
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        return switch (trouble) {
            case THROTTLED -> problem(429, "Too Many Requests", "Too Many Requests");
            case KEY_REFUSED -> problem(401, "Unauthorized", "Unauthorized: " + KEY);
            case NOT_ENTITLED -> problem(403, "Client Forbidden", "This plan has no access to this endpoint.");
            default -> problem(503, "Service Unavailable", "Service Unavailable");
        };
    }

    @Override
    protected Answer refused(int status, String message) {
        return problem(status, "Invalid Request", message);
    }

    private static Answer problem(int status, String title, String detail) {
        return Answer.json(status, Map.of("title", title, "detail", detail, "type", "about:blank", "status", status));
    }
}
