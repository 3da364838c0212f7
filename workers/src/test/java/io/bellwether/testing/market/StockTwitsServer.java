package io.bellwether.testing.market;

import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** StockTwits: the stream of a symbol, backwards by the number of a post; its own status lies within the answer. */
public final class StockTwitsServer extends SocialServer {
    private static final Pattern STREAM = Pattern.compile("/api/2/streams/symbol/([A-Z0-9.\\-]+)\\.json");

    private StockTwitsServer(MarketTape tape) {
        super(tape);
    }

    public static StockTwitsServer start(MarketTape tape) {
        StockTwitsServer server = new StockTwitsServer(tape);
        server.listen();
        return server;
    }

    @Override
    protected Answer answer(Asked asked) {
        Matcher stream = STREAM.matcher(asked.path());
        if (!stream.matches()) {
            throw wrong(404, "no such path " + asked.path());
        }
        check(asked, Map.of("limit", whole(1, 30), "max", whole(1, Long.MAX_VALUE / 10)), Set.of("limit"));
        if (sentence().isPresent()) {
            return Answer.text(200, "application/json", sentence().get());
        }
        Symbol symbol = new Symbol(stream.group(1));
        if (tape().find(symbol).isEmpty()) {
            return problem(404, "Symbol not found");
        }
        long max = Long.parseLong(asked.query("max", Long.toString(Long.MAX_VALUE)));
        List<Chatter.Post> all = written().stream()
                .filter(post -> post.symbol().equals(symbol) && post.id() < max)
                .toList();
        List<Chatter.Post> page = all.stream()
                .limit(rows(Integer.parseInt(asked.query("limit", "30"))))
                .toList();
        Map<String, Object> cursor = new TreeMap<>(Map.of("more", page.size() < all.size()));
        if (!page.isEmpty()) {
            cursor.put("since", page.getFirst().id());
            cursor.put("max", page.getLast().id());
        }
        return Answer.json(Map.of(
                "response", Map.of("status", 200),
                "symbol", Map.of("id", 5, "symbol", symbol.value(), "title", "", "watchlist_count", 7),
                "cursor", cursor,
                "messages", page.stream().map(StockTwitsServer::message).toList()));
    }

    private static Map<String, Object> message(Chatter.Post post) {
        Map<String, Object> entities = new TreeMap<>();
        entities.put("sentiment", post.mark().map(mark -> Map.of("basic", mark)).orElse(null));
        return Map.of(
                "id", post.id(),
                "body", post.html(),
                "created_at", post.at().toString(),
                "user",
                        Map.of(
                                "id",
                                post.author(),
                                "username",
                                "user" + post.author(),
                                "join_date",
                                post.joined().toString(),
                                "followers",
                                12,
                                "official",
                                false),
                "symbols", List.of(Map.of("id", 5, "symbol", post.symbol().value())),
                "entities", entities);
    }

    @Override
    public Set<MarketTrouble> can() {
        Set<MarketTrouble> can = super.can();
        can.add(MarketTrouble.SAYS_THROTTLED_200);
        return can;
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        return switch (trouble) {
            case THROTTLED -> problem(429, "Rate limit exceeded. Client may not make more than 200 requests an hour.");
            case SAYS_THROTTLED_200 ->
                Answer.json(Map.of(
                        "response",
                        Map.of("status", 429),
                        "errors",
                        List.of(Map.of("message", "Rate limit exceeded"))));
            case KEY_REFUSED -> problem(401, "Unauthorized");
            case NOT_ENTITLED -> problem(403, "Forbidden");
            default -> problem(500, "Something went wrong");
        };
    }

    @Override
    protected Answer refused(int status, String message) {
        return problem(status, message);
    }

    private static Answer problem(int status, String message) {
        return Answer.json(
                status, Map.of("response", Map.of("status", status), "errors", List.of(Map.of("message", message))));
    }
}
