package io.bellwether.decision.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Advisor.Ending;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import io.bellwether.decision.app.advisor.AdvisorProvider;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.decision.app.model.Keys;
import io.bellwether.decision.app.model.Model;
import io.bellwether.decision.app.model.ModelVendor;
import io.bellwether.decision.app.prompt.AnswerSchema;
import io.bellwether.decision.app.prompt.Prompts;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.Session;
import io.bellwether.platform.Json;
import io.bellwether.testing.vendors.Trouble;
import io.bellwether.testing.vendors.VendorServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What holds for every vendor, tried on the wire against a local server that speaks its protocol. */
public abstract class AdvisorWireContract {
    protected static final String TEXT = "{\"analysis\":\"quiet – très calme 😀\",\n \"trades\":[]}";
    protected static final AnswerSchema SCHEMA = () -> """
            {"type":"object","additionalProperties":false,"required":["analysis","trades"],"properties":{
              "analysis":{"type":"string"},
              "trades":{"type":"array","items":{"type":"object","additionalProperties":false,
                "required":["ticker","limit_price"],"properties":{
                  "ticker":{"type":"string"},"limit_price":{"type":["number","null"]}}}}}}""";
    private static final Prompt PROMPT =
            new Prompt("desk-1", "abc123", "You run a desk.", "Bars: 1, 2, 3", List.of(new Prompt.Cut("bars", 3, 9)));
    protected static final Prompts PROMPTS = (request, budget) -> PROMPT;
    protected static final AdvisorSettings.TokenPrice PRICE = new AdvisorSettings.TokenPrice(
            "2026-11", new BigDecimal("0.25"), new BigDecimal("0.025"), new BigDecimal("2"));
    private static final Advisor.Request REQUEST =
            new Advisor.Request("desk-20261120-morning", "{}", Session.MORNING, List.of(), Optional.empty());

    protected VendorServer server;
    private Advisor advisor;

    protected abstract VendorServer start();

    protected abstract AdvisorProvider provider(Prompts prompts, AnswerSchema schema, Keys keys);

    protected abstract AdvisorSettings settings(String baseUrl, Duration timeout);

    /** What the vendor's usage comes to. */
    protected abstract Advisor.Usage usage();

    protected abstract String model();

    @BeforeEach
    void startServer() {
        server = start();
        advisor = advisor(settings(server.baseUrl(), Duration.ofSeconds(20)));
    }

    @AfterEach
    void stopServer() throws Exception {
        ((AutoCloseable) advisor).close();
        server.close();
    }

    protected Advisor advisor(AdvisorSettings settings) {
        return provider(PROMPTS, SCHEMA, variable -> Optional.of(server.key())).create("model", settings);
    }

    protected Advisor.Answer ask() {
        return advisor.ask(REQUEST);
    }

    protected AdvisorFault fault(Trouble trouble) {
        server.enqueueError(trouble);
        return fault(advisor);
    }

    private AdvisorFault fault(Advisor asked) {
        AdvisorFault fault = catchThrowableOfType(AdvisorFault.class, () -> asked.ask(REQUEST));
        assertThat(server.violations()).isEmpty();
        return fault;
    }

    @Test
    void anAnswerComesBackExactlyAsItWasWritten() {
        server.enqueueAnswer(TEXT);
        Advisor.Answer answer = ask();
        assertThat(server.violations()).isEmpty();
        assertThat(answer.text()).isEqualTo(TEXT);
        assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(answer.model()).isEqualTo(model());
        assertThat(answer.usage()).isEqualTo(usage());
        assertThat(answer.exchange().requestId().orElseThrow()).startsWith("req_");
        assertThat(answer.exchange().prompt()).contains(PROMPT);
        assertThat(answer.exchange().provider())
                .isEqualTo(settings("http://x", Duration.ofSeconds(1)).provider());
        assertThat(answer.exchange().parameters()).containsEntry("max_output_tokens", "16000");
        assertThat(answer.exchange().parameters().toString()).doesNotContain(server.key());
    }

    @Test
    void theModelIsToldThePromptAndTheSchema() {
        server.enqueueAnswer(prompt -> prompt);
        assertThat(ask().text()).isEqualTo("Bars: 1, 2, 3");
        assertThat(server.requests()).singleElement().satisfies(asked -> {
            assertThat(asked.body())
                    .contains("You run a desk.")
                    .contains("limit_price")
                    .contains("16000");
            assertThat(asked.headers()).doesNotContainEntry("x-stainless-retry-count", "1");
            assertThat(asked.body()).doesNotContain(server.key());
        });
    }

    @Test
    void anAnswerWithUnknownFieldsAndWithoutOptionalOnesIsRead() {
        server.enqueueBareAnswer(TEXT);
        Advisor.Answer answer = ask();
        assertThat(answer.text()).isEqualTo(TEXT);
        assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(answer.model()).as("what was asked for").isEqualTo(model().replaceFirst("-20\\d\\d.*$", ""));
        assertThat(answer.exchange().requestId()).isEmpty();
        assertThat(answer.exchange().parameters()).containsEntry("usage", "estimated");
        assertThat(answer.usage().input()).isPositive();
        assertThat(answer.usage().output()).isEqualTo((TEXT.length() + 2) / 3);
    }

    @Test
    void aCutAnswerIsTruncated() {
        server.enqueueTruncated("{\"analysis\":\"qui");
        Advisor.Answer answer = ask();
        assertThat(answer.ending()).isEqualTo(Ending.TRUNCATED);
        assertThat(answer.text()).isEqualTo("{\"analysis\":\"qui");
        assertThat(answer.usage()).as("it is paid for").isEqualTo(usage());
    }

    @Test
    void aRefusalIsAnAnswerWithItsWords() {
        server.enqueueRefusal("I cannot help with that.");
        Advisor.Answer answer = ask();
        assertThat(answer.ending()).isEqualTo(Ending.REFUSED);
        assertThat(answer.text()).isEqualTo("I cannot help with that.");
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST_TIMEOUT, TIMED_OUT",
        "CONFLICT, VENDOR_ERROR",
        "RATE_LIMITED, RATE_LIMITED",
        "SERVER_ERROR, VENDOR_ERROR",
        "OVERLOADED, OVERLOADED",
        "GATEWAY_TIMEOUT, TIMED_OUT",
        "HTML_503, OVERLOADED",
        "DISCONNECTS, UNREACHABLE",
        "EMPTY_200, GARBLED",
        "HTML_200, GARBLED",
        "STRANGE_200, GARBLED",
        "OUT_OF_CREDIT, OUT_OF_CREDIT",
        "KEY_REFUSED, KEY_REFUSED",
        "FORBIDDEN, KEY_REFUSED",
        "MODEL_UNKNOWN, MODEL_UNKNOWN",
        "BAD_REQUEST, REQUEST_REFUSED",
        "TOO_LARGE, REQUEST_REFUSED",
        "UNPROCESSABLE, REQUEST_REFUSED"
    })
    void everyTroubleIsKnownForWhatItIs(Trouble trouble, Kind kind) {
        assertThat(fault(trouble).kind()).isEqualTo(kind);
        assertThat(server.requests()).as("asked once, without retries").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, PT2S",
        "RATE_LIMITED_MILLIS, PT0.25S",
        "RATE_LIMITED_LONG, PT2M",
        "RATE_LIMITED_DATE, PT20S"
    })
    void theWaitIsWhatTheVendorAsksFor(Trouble trouble, Duration wait) {
        assertThat(fault(trouble).retryAfter()).contains(wait);
    }

    @Test
    void silenceIsATimeOut() throws Exception {
        Advisor hasty = advisor(settings(server.baseUrl(), Duration.ofMillis(300)));
        server.enqueueError(Trouble.HANGS);
        assertThat(fault(hasty).kind()).isEqualTo(Kind.TIMED_OUT);
        ((AutoCloseable) hasty).close();
    }

    @Test
    void anEndlessResponseIsGivenUp() {
        assertThat(fault(Trouble.ENDLESS_200).kind().passing()).isTrue();
    }

    @Test
    void anAnswerThatBreaksOffIsUnreachableAndMayBeBilled() {
        server.enqueueAnswer(TEXT, response -> response.onResponseBody(new SocketEffect.CloseSocket()));
        AdvisorFault fault = fault(advisor);
        assertThat(fault.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(fault.begun()).isTrue();
    }

    @Test
    void anAnswerOfUnknownLengthThatEndsInTheMiddleIsUnreachable() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{\"id\":\"x\",\"content\":[{\"type\":\"te")
                .removeHeader("Content-Length")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build());
        AdvisorFault fault = fault(advisor);
        assertThat(fault.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(fault).hasMessageContaining("ends in the middle");
        assertThat(fault.begun()).isTrue();
    }

    @Test
    void anAnswerThatDripsIsATimeOut() throws Exception {
        Advisor hasty = advisor(settings(server.baseUrl(), Duration.ofMillis(400)));
        server.enqueueAnswer(TEXT, response -> response.throttleBody(1, 20, TimeUnit.MILLISECONDS));
        assertThat(fault(hasty).kind()).isEqualTo(Kind.TIMED_OUT);
        ((AutoCloseable) hasty).close();
    }

    @Test
    void aRefusalWhoseWordsBreakOffIsNoGarbledAnswer() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .setHeader("Content-Type", "application/json")
                .body("{\"error\":{\"message\":\"" + "x".repeat(4000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThat(fault(advisor).kind()).isIn(Kind.UNREACHABLE, Kind.OVERLOADED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"error":{"message":"busy, wait","type":"overloaded_error"}}|OVERLOADED|busy, wait
                    {"error":{"message":"slow down","code":429}}|RATE_LIMITED|slow down
                    {"error":{"message":"slow down","code":"rate_limit_exceeded"}}|RATE_LIMITED|slow down
                    {"error":"model is loading"}|OVERLOADED|model is loading
                    {"error":{"message":"key expired","code":"invalid_api_key"}}|KEY_REFUSED|key expired
                    {"error":{"message":"no such model","code":"model_not_found"}}|MODEL_UNKNOWN|no such model
                    {"error":{"message":"pay first","type":"insufficient_quota"}}|OUT_OF_CREDIT|pay first
                    {"error":{"message":"bad schema","type":"invalid_request_error"}}|REQUEST_REFUSED|bad schema
                    {"error":{"message":"gateway timed out"}}|TIMED_OUT|gateway timed out
                    {"error":{"message":"it broke"}}|VENDOR_ERROR|it broke
                    {"error":{"message":"The model `x` does not exist"}}|MODEL_UNKNOWN|does not exist
                    {"error":{"message":"Insufficient Balance"}}|OUT_OF_CREDIT|Balance
                    {"error":{"message":"This response_format type is unavailable now"}}|REQUEST_REFUSED|type is unavailable
                    {"error":{"message":"response_format json_schema is not supported"}}|REQUEST_REFUSED|json_schema
                    {"type":"error","error":{"type":"api_error","message":"it broke"},"content":[]}|VENDOR_ERROR|it broke
                    {"choices":[{"error":{"code":502,"message":"upstream"}}],"error":{"code":502,"message":"upstream"}}|VENDOR_ERROR|upstream
                    """)
    void anErrorWithHttp200IsAnErrorWithItsWordsAndItsWait(String body, Kind kind, String words) {
        server.enqueueBody(body, Map.of("Retry-After", "7"));
        AdvisorFault fault = fault(advisor);
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault).hasMessageContaining(words);
        assertThat(fault.retryAfter()).contains(Duration.ofSeconds(7));
        server.enqueueBody(body, Map.of());
        assertThat(fault(advisor).retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"message":"You are over the rate limit"}|RATE_LIMITED|over the rate limit
                    {"detail":"The model is overloaded"}|OVERLOADED|is overloaded
                    {"detail":[{"loc":["body"],"msg":"field required, invalid"}]}|REQUEST_REFUSED|field required
                    {"object":"error","message":"max_model_len is 4096","type":"BadRequestError","code":400}|REQUEST_REFUSED|max_model_len
                    {"errors":[{"message":"out of capacity","code":3040}],"success":false,"result":null}|OVERLOADED|out of capacity
                    {"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}|OUT_OF_CREDIT|insufficient balance
                    {"code":1113,"msg":"the account has no resources","success":false}|VENDOR_ERROR|no resources
                    {"status":"error","message":"it broke","usage":null}|VENDOR_ERROR|it broke
                    {"status":429,"title":"slow down"}|RATE_LIMITED|slow down
                    {"success":false,"description":"Unauthorized"}|KEY_REFUSED|Unauthorized
                    {"fault":{"faultstring":"Rate limit quota violation"}}|RATE_LIMITED|quota violation
                    {"response":{"error":{"code":503,"message":"no worker"}}}|OVERLOADED|no worker
                    [{"error":{"code":429,"message":"Resource exhausted","status":"RESOURCE_EXHAUSTED"}}]|RATE_LIMITED|Resource exhausted
                    "Too many requests"|RATE_LIMITED|Too many requests
                    {"tip":"come back","nested":{"later":true}}|GARBLED|"tip":"come back"
                    {"choices":[],"content":null,"message":"the queue is full, no capacity"}|OVERLOADED|queue is full
                    Too many requests|GARBLED|Too many requests
                    <html><body>Please <b>sign in</b></body></html>|GARBLED|Please sign in
                    """)
    void whateverAServerSaysWithHttp200InPlaceOfAnAnswerIsKept(String body, Kind kind, String words) {
        server.enqueueBody(body, Map.of("Retry-After", "7"));
        AdvisorFault fault = fault(advisor);
        assertThat(fault).hasMessageContaining(words);
        assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(kind);
        assertThat(fault.retryAfter())
                .isEqualTo(kind == Kind.GARBLED ? Optional.empty() : Optional.of(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    503|upstream connect error|OVERLOADED|HTTP 503: upstream connect error
                    502|<html><head><title>502</title></head><body>Bad <b>gateway</b></body></html>|VENDOR_ERROR|HTTP 502: 502 Bad gateway
                    429|{"detail":"10 a minute"}|RATE_LIMITED|HTTP 429: 10 a minute
                    400|{"object":"error","message":"max_model_len is 4096","type":"BadRequestError","code":400}|REQUEST_REFUSED|max_model_len is 4096
                    401|{"message":"who are you"}|KEY_REFUSED|HTTP 401: who are you
                    400|[{"error":{"code":400,"message":"API key not valid","status":"INVALID_ARGUMENT"}}]|KEY_REFUSED|API key not valid
                    500|''|VENDOR_ERROR|HTTP 500: it says nothing more
                    500|{}|VENDOR_ERROR|HTTP 500: {}
                    """)
    void whateverARefusalSaysIsKept(int status, String body, Kind kind, String words) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        AdvisorFault fault = fault(advisor);
        assertThat(fault).hasMessageContaining(words);
        assertThat(fault.kind()).isEqualTo(kind);
    }

    @Test
    void aParameterRefusedInOtherWordsIsKnownToo() {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"detail\":\"json_schema is not supported by this model\"}")
                .build());
        assertThat(fault(advisor).refused()).containsExactly(RequestParameter.SCHEMA);
    }

    @ParameterizedTest
    @CsvSource({"retry_after, 12, PT12S", "retry_after_ms, 1500, PT1.5S", "message, '\"try again in 3s\"', PT3S"})
    void anErrorWithHttp200MayHoldItsWaitItself(String field, String value, Duration wait) {
        server.enqueueBody("{\"error\":{\"code\":429,\"%s\":%s}}".formatted(field, value), Map.of());
        assertThat(fault(advisor).retryAfter()).contains(wait);
    }

    @Test
    void aDateToWaitForWithoutADateOfTheResponseIsKeptAsItIs() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .setHeader("Content-Type", "application/json")
                .setHeader("Retry-After", "Friday, 20-Nov-26 14:30:20 GMT")
                .body("{\"error\":{\"message\":\"later\"}}")
                .build());
        AdvisorFault fault = fault(advisor);
        assertThat(fault.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(fault.retryAfter()).isEmpty();
        assertThat(fault.retryAt()).contains(Instant.parse("2026-11-20T14:30:20Z"));
    }

    @Test
    void countsThatCannotBeTrueCountAsTheMostThatTheCallMayCost() {
        for (String counts : List.of(
                "-812,95",
                "812,-95",
                "812000000000,95",
                "812,95000000000",
                "-1,-1",
                "812,16001",
                "812,999999",
                "30000,95")) {
            String[] two = counts.split(",");
            server.enqueueBody(counted(TEXT, two[0], two[1]), Map.of());
            Advisor.Answer answer = ask();
            assertThat(answer.text()).isEqualTo(TEXT);
            assertThat(answer.usage()).as(counts).isEqualTo(new Advisor.Usage(60_000, 0, 16_000, 0));
            assertThat(answer.exchange().parameters())
                    .containsEntry(
                            "usage",
                            "not believed, counted as the most that was allowed: %s tokens in, %s out"
                                    .formatted(two[0], two[1]));
        }
    }

    @Test
    void countsUpToWhatWasAskedForAreBelieved() {
        server.enqueueBody(counted(TEXT, "10200", "16000"), Map.of());
        Advisor.Answer answer = ask();
        assertThat(answer.usage()).isEqualTo(new Advisor.Usage(10_200, 0, 16_000, 0));
        assertThat(answer.exchange().parameters()).doesNotContainKey("usage");
    }

    @Test
    void countsThatAreNoneAreEstimated() {
        for (String counts : List.of("0,0", "812,0", "0,95", "null,null", "\"812\",95", "8.5,95", "[],{}")) {
            String[] two = counts.split(",");
            server.enqueueBody(counted(TEXT, two[0], two[1]), Map.of());
            Advisor.Answer answer = ask();
            assertThat(answer.exchange().parameters()).as(counts).containsEntry("usage", "estimated");
            assertThat(answer.usage().input()).isPositive();
            assertThat(answer.usage().output()).isEqualTo((TEXT.length() + 2) / 3);
        }
    }

    /** An answer in the shapes of all interfaces, with these counts. */
    private static String counted(String text, String input, String output) {
        String json = Json.write(text);
        return "{\"choices\":[{\"message\":{\"content\":%s}}],\"content\":[{\"type\":\"text\",\"text\":%s}],"
                        .formatted(json, json)
                + "\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":%s}]}],"
                        .formatted(json)
                + "\"usage\":{\"prompt_tokens\":%s,\"input_tokens\":%s,\"completion_tokens\":%s,\"output_tokens\":%s}}"
                        .formatted(input, input, output, output);
    }

    @Test
    void aServerThatIsAwayIsUnreachable() {
        server.close();
        assertThat(fault(advisor).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "301, localhost",
        "302, localhost",
        "303, localhost",
        "307, localhost",
        "308, localhost",
        "302, 127.0.0.1",
        "307, 127.0.0.1",
        "308, 127.0.0.1"
    })
    void aRedirectIsNotFollowedAndNothingIsSentElsewhere(int status, String host) {
        try (VendorServer other = start()) {
            other.answersAll(prompt -> TEXT);
            String elsewhere = URI.create(other.baseUrl()).getPort() + "/v1/elsewhere";
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .setHeader("Location", "http://" + host + ":" + elsewhere)
                    .body("moved")
                    .build());
            AdvisorFault fault = fault(advisor);
            assertThat(fault.kind()).isEqualTo(Kind.REQUEST_REFUSED);
            assertThat(fault).hasMessageContaining("HTTP " + status).hasMessageContaining("on to " + host);
            assertThat(other.requests()).as("neither prompt nor key").isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRedirectToThisVeryHostIsNotFollowedEither() {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .setHeader("Location", "/v2/anything")
                .build());
        server.enqueueAnswer(TEXT);
        assertThat(fault(advisor)).hasMessageContaining("on to another path");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HANGS"})
    void noTroubleEverShowsTheKey(Trouble trouble) {
        AdvisorFault fault = fault(trouble);
        assertThat(fault.getMessage()).isNotBlank().doesNotContain(server.key());
        assertThat(fault.getCause())
                .as("the vendor's exception may quote the key")
                .isNull();
        assertThat(fault.getSuppressed()).isEmpty();
        assertThat(advisor.toString()).doesNotContain(server.key());
    }

    @Test
    void aServerThatEchoesTheKeyInAnAnswerDoesNotGetItStored() {
        server.enqueueAnswer("your key is " + server.key() + "!");
        assertThat(ask().text()).isEqualTo("your key is [key]!");
    }

    /** Where the request has what {@link RequestParameter} names; for this vendor and these settings. */
    protected abstract Map<RequestParameter, String> pointers();

    @Test
    void aRefusedPartIsNamedByTheFaultAndTheRestIsAskedAgain() {
        pointers().forEach((parameter, pointer) -> {
            server.reset();
            server.refuses(pointer);
            AdvisorFault fault = fault(advisor);
            assertThat(fault.kind()).isEqualTo(Kind.REQUEST_REFUSED);
            assertThat(fault.refused().getFirst()).as(fault.getMessage()).isEqualTo(parameter);
            server.enqueueAnswer(TEXT);
            Advisor.Answer answer = advisor.ask(REQUEST.without(Set.of(parameter)));
            assertThat(server.violations()).isEmpty();
            assertThat(answer.text()).isEqualTo(TEXT);
            assertThat(answer.exchange().parameters()).containsEntry("left_out", parameter.name());
            JsonNode asked = server.requests().getLast().json();
            assertThat(asked.at(pointer).isMissingNode()).isTrue();
            pointers().values().stream()
                    .filter(other -> !other.equals(pointer))
                    .forEach(other -> assertThat(asked.at(other).isMissingNode())
                            .as(other)
                            .isFalse());
            assertThat(asked.toString()).as("a schema that is not sent is told").contains("limit_price");
        });
    }

    @Test
    void aRefusalThatNamesNothingStands() {
        AdvisorFault fault = fault(Trouble.BAD_REQUEST);
        assertThat(fault.refused()).isEmpty();
    }

    @Test
    void theVendorsListAndASmallAnswerCanBeAskedFor() {
        server.lists("some-model-1", "some-model-2 until 2026-12-11");
        assertThat(((Model) advisor).models())
                .extracting(ModelVendor.ListedModel::id)
                .containsExactly("some-model-1", "some-model-2");
        assertThat(((Model) advisor).models())
                .extracting(ModelVendor.ListedModel::ends)
                .containsExactly(Optional.empty(), Optional.of(LocalDate.of(2026, 12, 11)));
        server.enqueueAnswer("{\"ok\":true}");
        Advisor.Answer little = ((Model) advisor).askLittle(Set.of());
        assertThat(server.violations()).isEmpty();
        assertThat(little.text()).isEqualTo("{\"ok\":true}");
        assertThat(server.requests().getLast().body()).hasSizeLessThan(1000);
    }

    @Test
    void aListThatCannotBeHadIsAFault() {
        server.close();
        AdvisorFault fault = catchThrowableOfType(AdvisorFault.class, () -> ((Model) advisor).models());
        assertThat(fault.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(fault.getMessage()).doesNotContain(server.key());
    }

    @Test
    void aPromptThatCannotFitMakesTheAdvisorUnavailableWithoutACall() {
        Prompts tooSmall = (request, budget) -> {
            throw new BpmnErrorException(Advisor.UNAVAILABLE, "the context does not fit into " + budget + " tokens");
        };
        Advisor small = provider(tooSmall, SCHEMA, variable -> Optional.of(server.key()))
                .create("model", settings(server.baseUrl(), Duration.ofSeconds(5)));
        assertThatThrownBy(() -> small.ask(REQUEST))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessageContaining("does not fit into");
        assertThat(server.requests()).isEmpty();
    }

    /** Settings as most tests want them. */
    protected static AdvisorSettings settings(
            String provider, String model, Map<String, String> more, String baseUrl, Duration timeout) {
        return new AdvisorSettings(
                provider,
                model,
                Optional.ofNullable(more.get("api")),
                Optional.of(baseUrl),
                Optional.of("THE_KEY"),
                timeout,
                16_000,
                60_000,
                Optional.ofNullable(more.get("temperature")).map(BigDecimal::new),
                Optional.ofNullable(more.get("effort")),
                Optional.empty(),
                Optional.of(PRICE));
    }
}
