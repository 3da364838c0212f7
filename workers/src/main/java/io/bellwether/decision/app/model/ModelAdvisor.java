package io.bellwether.decision.app.model;

import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.decision.app.prompt.AnswerSchema;
import io.bellwether.decision.app.prompt.Prompts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An advisor that is a language model: it has the prompt written, asks the vendor, and keeps the key out of everything
 * that comes back. Its connection is made when it is asked for the first time.
 */
public final class ModelAdvisor implements Model, AutoCloseable {
    private static final String IN_WORDS =
            "\n\nAnswer with one JSON object that follows this JSON Schema, and with nothing else:\n";

    private static final Prompt LITTLE =
            new Prompt("connection-1", "", "You help to test a connection.", "Set ok to true.", List.of());
    private static final String LITTLE_SHAPE = """
            {"type":"object","additionalProperties":false,"required":["ok"],"properties":{"ok":{"type":"boolean"}}}""";

    /** Cautious: English is about four characters a token, JSON and numbers about three. */
    private static final int CHARACTERS_PER_TOKEN = 3;

    private final String name;
    private final AdvisorSettings settings;
    private final Optional<String> key;
    private final Prompts prompts;
    private final AnswerSchema schema;
    private final Function<String, ModelVendor> connect;
    private @Nullable ModelVendor vendor;

    /**
     * @param name what desks call it
     * @param settings how it is reached
     * @param key the vendor's key; empty for a server that wants none
     * @param prompts who writes the prompt
     * @param schema what the answer must look like
     * @param connect makes the connection with the key, or with an empty one
     */
    public ModelAdvisor(
            String name,
            AdvisorSettings settings,
            Optional<String> key,
            Prompts prompts,
            AnswerSchema schema,
            Function<String, ModelVendor> connect) {
        this.name = name;
        this.settings = settings;
        this.key = key;
        this.prompts = prompts;
        this.schema = schema;
        this.connect = connect;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public BigDecimal highestCost() {
        return settings.price()
                .map(price -> price.highestCost(settings.contextTokens(), settings.maxOutputTokens()))
                .orElse(BigDecimal.ZERO);
    }

    @Override
    public Answer ask(Request request) {
        String shape = schema.json();
        Prompt prompt = prompts.compose(request, settings.contextTokens() - tokens(shape) - tokens(IN_WORDS));
        return ask(prompt, shape, request.without(), request.again());
    }

    private Answer ask(Prompt composed, String shape, Set<RequestParameter> without, boolean again) {
        Prompt prompt = without.contains(RequestParameter.SCHEMA) ? withShape(composed, shape) : composed;
        return answer(masked(() -> vendor().ask(prompt, shape, without, again)), prompt, shape, without);
    }

    @Override
    public List<ModelVendor.ListedModel> models() {
        return masked(() -> vendor().models());
    }

    @Override
    public Answer askLittle(Set<RequestParameter> without) {
        return ask(LITTLE, LITTLE_SHAPE, without, false);
    }

    /** Whatever fails says nothing that holds a key. */
    private <T> T masked(Supplier<T> call) {
        try {
            return call.get();
        } catch (AdvisorFault fault) {
            throw fault.saying(Secrets.mask(said(fault), key));
        } catch (RuntimeException unexpected) {
            // neither passed on nor logged: whatever a library says may quote the request with its key
            throw new AdvisorFault(
                    Kind.GARBLED, Secrets.mask(unexpected.getClass().getSimpleName() + ": " + said(unexpected), key));
        }
    }

    /** A vendor that takes no schema is told it in words. */
    private static Prompt withShape(Prompt prompt, String shape) {
        return new Prompt(
                prompt.version(), prompt.hash(), prompt.system() + IN_WORDS + shape, prompt.user(), prompt.cuts());
    }

    private Answer answer(ModelVendor.Reply reply, Prompt prompt, String shape, Set<RequestParameter> without) {
        Map<String, String> parameters = parameters(without);
        long mostRead = TokenCounts.mostRead(prompt.system(), prompt.user(), shape);
        Usage usage = counted(reply, mostRead, parameters).orElseGet(() -> {
            parameters.put("usage", "estimated");
            int read = tokens(prompt.system()) + tokens(prompt.user()) + tokens(shape);
            return new Usage(read, 0, tokens(reply.text()), 0);
        });
        String model = reply.model().isEmpty() ? settings.model() : Secrets.mask(reply.model(), key);
        Exchange exchange = new Exchange(
                settings.provider(),
                parameters,
                Optional.of(prompt),
                reply.requestId().map(id -> Secrets.mask(id, key)));
        return new Answer(Secrets.remove(reply.text(), key), model, reply.ending(), usage, exchange);
    }

    /** What cannot be true counts as the most that the call was allowed: the budget neither gains by it nor runs out. */
    private Optional<Usage> counted(ModelVendor.Reply reply, long mostRead, Map<String, String> parameters) {
        return reply.usage().filter(TokenCounts::isSaid).map(said -> {
            if (TokenCounts.isPossible(said, mostRead, settings.maxOutputTokens())) {
                return said;
            }
            parameters.put(
                    "usage",
                    "not believed, counted as the most that was allowed: %d tokens in, %d out"
                            .formatted(said.input(), said.output()));
            return settings.price()
                    .map(price -> price.most(settings.contextTokens(), settings.maxOutputTokens()))
                    .orElseGet(() -> new Usage(settings.contextTokens(), 0, settings.maxOutputTokens(), 0));
        });
    }

    private Map<String, String> parameters(Set<RequestParameter> without) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("model", settings.model());
        parameters.put("max_output_tokens", String.valueOf(settings.maxOutputTokens()));
        parameters.put("context_tokens", String.valueOf(settings.contextTokens()));
        parameters.put("timeout", settings.timeout().toString());
        settings.api().ifPresent(api -> parameters.put("api", api));
        settings.baseUrl().ifPresent(url -> parameters.put("base_url", url));
        settings.temperature().ifPresent(heat -> parameters.put("temperature", heat.toPlainString()));
        settings.effort().ifPresent(effort -> parameters.put("effort", effort));
        if (!without.isEmpty()) {
            parameters.put("left_out", without.stream().sorted().map(Enum::name).collect(Collectors.joining(" ")));
        }
        without.forEach(refused -> parameters.remove(refused.name().toLowerCase(Locale.ROOT)));
        return parameters;
    }

    private synchronized ModelVendor vendor() {
        if (vendor == null) {
            vendor = connect.apply(key.orElse(""));
        }
        return vendor;
    }

    private static int tokens(String text) {
        return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    private static String said(Throwable failure) {
        return failure.getMessage() == null ? "" : failure.getMessage();
    }

    @Override
    public synchronized void close() {
        if (vendor != null) {
            vendor.close();
            vendor = null;
        }
    }

    @Override
    public String toString() {
        return "ModelAdvisor[" + name + ", " + settings.provider() + " " + settings.model() + "]";
    }
}
