package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.cli.client.CommandClient;
import io.bellwether.cli.client.Origin;
import io.bellwether.cli.client.Piece;
import io.bellwether.cli.client.Request;
import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.Operator;
import io.bellwether.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The socket and its client in one process, with everything that may go wrong between them. */
class CommandSocketTest {
    private static final String USER = System.getProperty("user.name");
    private static final CommandSocket.Peer OURS = channel -> USER;
    private static final List<String> EXPLAIN = List.of("explain", "demo-20261120-morning");

    @TempDir
    Path folder;

    private Path socket;
    private Path program;

    @BeforeEach
    void files() throws IOException {
        socket = folder.resolve("commands.sock");
        program = Files.writeString(folder.resolve("application.jar"), "program");
    }

    private record Answer(int code, String out, String err) {}

    private static final Answer NOT_TAKEN = new Answer(CommandClient.NOT_TAKEN, "", "");

    private CommandSocket open(CliContext.Beans beans) throws IOException {
        return open(beans, OURS);
    }

    private CommandSocket open(CliContext.Beans beans, CommandSocket.Peer peer) throws IOException {
        return CommandSocket.open(socket, Origin.of(program, Map.of(), Path.of("")), beans, peer);
    }

    private Answer ask(List<String> words) {
        return ask(words, Map.of());
    }

    private Answer ask(List<String> words, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandClient.run(socket, program, words, environment, out, err);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private CompletableFuture<Answer> askAside(List<String> words) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> answer.complete(ask(words)));
        return answer;
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }

    private static CliContext.Beans never() {
        return work -> {
            throw new AssertionError("nothing is run");
        };
    }

    @Test
    void givesTheExitCodeAndKeepsBothOutputsApart() throws IOException {
        try (CommandSocket ignored = open(work -> 3)) {
            assertThat(ask(EXPLAIN)).isEqualTo(new Answer(3, "", ""));
            Answer help = ask(words("explain --help"));
            assertThat(help.code()).isZero();
            assertThat(help.out()).startsWith("Usage: ./bellwether explain").contains("--context");
            assertThat(help.err()).isEmpty();
            Answer wrong = ask(words("explain one two"));
            assertThat(wrong)
                    .isEqualTo(new Answer(
                            2, "", "bellwether: 'two' is one argument too many\nHelp: ./bellwether explain --help\n"));
        }
    }

    @Test
    void keepsToTheWidthOfTheClientsTerminal() throws IOException {
        try (CommandSocket ignored = open(never())) {
            assertThat(ask(words("report performance --help"), Map.of("COLUMNS", "60"))
                            .out()
                            .lines())
                    .allMatch(line -> line.length() <= 60)
                    .anyMatch(line -> line.length() > 50);
            assertThat(ask(words("report performance --help"), Map.of("COLUMNS", "120"))
                            .out()
                            .lines())
                    .anyMatch(line -> line.length() > 80);
        }
    }

    @Test
    void aFailureIsTheSentenceThatTheCommandWouldSay() throws IOException {
        try (CommandSocket ignored = open(work -> {
            throw new IllegalStateException("größer als €");
        })) {
            assertThat(ask(EXPLAIN)).isEqualTo(new Answer(1, "", "bellwether: größer als €\n"));
        }
    }

    @Test
    void anErrorEndsTheCommandAndNotTheApplication() throws IOException {
        try (CommandSocket ignored = open(work -> {
            throw new StackOverflowError("too deep");
        })) {
            assertThat(ask(EXPLAIN)).isEqualTo(new Answer(1, "", "bellwether: too deep\n"));
            assertThat(ask(EXPLAIN).code()).isEqualTo(1);
        }
    }

    @Test
    void actsForTheUserWhomTheOperatingSystemNames() throws IOException {
        List<String> actors = new ArrayList<>();
        try (CommandSocket ignored = CommandSocket.open(
                socket,
                Origin.of(program, Map.of(), Path.of("")),
                work -> {
                    actors.add(Operator.actor());
                    return 0;
                },
                CommandSocketTest::peer)) {
            assertThat(ask(EXPLAIN).code()).isZero();
        }
        assertThat(actors).containsExactly("cli:" + USER);
        assertThat(Operator.as("somebody", () -> Operator.actor().equals("cli:somebody") ? 7 : 8))
                .isEqualTo(7);
        assertThat(Operator.actor()).isEqualTo("cli:" + USER);
    }

    private static String peer(SocketChannel channel) throws IOException {
        return channel.getOption(jdk.net.ExtendedSocketOptions.SO_PEERCRED)
                .user()
                .getName();
    }

    @Test
    void runsNothingForAnotherUser() throws IOException {
        try (CommandSocket ignored = open(never(), channel -> "somebody")) {
            assertThat(ask(EXPLAIN)).isEqualTo(NOT_TAKEN);
        }
        try (CommandSocket ignored = open(never(), channel -> {
            throw new IOException("the system does not say");
        })) {
            assertThat(ask(EXPLAIN)).isEqualTo(NOT_TAKEN);
        }
    }

    @Test
    void runsSeveralAtOnceEachWithItsOwnOutput() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        try (CommandSocket ignored = open(work -> {
            await(both);
            return 0;
        })) {
            CompletableFuture<Answer> first = askAside(EXPLAIN);
            CompletableFuture<Answer> second = askAside(EXPLAIN);
            assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo(new Answer(0, "", ""));
            assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo(new Answer(0, "", ""));
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Another program or other settings: what the command would do by itself is not what the application would. */
    @Test
    void leavesACommandToAClientWithAnotherProgramOrOtherSettings() throws IOException {
        try (CommandSocket ignored = open(work -> 0)) {
            assertThat(ask(EXPLAIN, Map.of("PATH", "/bin", "BELLWETHER_STATE", "data", "BELLWETHER_DEADMAN_URL", "x"))
                            .code())
                    .isZero();
            assertThat(ask(EXPLAIN, Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://elsewhere/db")))
                    .isEqualTo(NOT_TAKEN);
            assertThat(ask(EXPLAIN, Map.of("BELLWETHER_DESK_SAMPLES", "3"))).isEqualTo(NOT_TAKEN);
            assertThat(ask(EXPLAIN, Map.of("BELLWETHER_JAVA_OPTS", "-Xmx1g -Dbellwether.desk.samples=3")))
                    .isEqualTo(NOT_TAKEN);
            assertThat(ask(EXPLAIN, Map.of("BELLWETHER_JAVA_OPTS", "-Xmx1g")).code())
                    .isZero();
            Path settings = Files.writeString(folder.resolve("mine.yaml"), "bellwether: {}");
            assertThat(ask(EXPLAIN, Map.of("BELLWETHER_CONFIG", settings.toString())))
                    .isEqualTo(NOT_TAKEN);
            Files.writeString(program, "program of tomorrow");
            assertThat(ask(EXPLAIN)).isEqualTo(NOT_TAKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "health",
                "doctor",
                "bench --days 1",
                "report",
                "unknown",
                "serve",
                "report whatif --desk main --data prices",
                "export trades --desk main --out trades.csv",
                "answers export --desk main --out a.jsonl",
                "import trades --desk main --file trades.csv",
                "import experiment --desk main --daily a.csv --trades b.csv",
                "@explain",
                "stop --desk main --reason @reason.txt"
            })
    void leavesToTheClientWhatNeedsNoApplicationOrNamesAFile(String line) throws IOException {
        try (CommandSocket ignored = open(never())) {
            assertThat(ask(words(line))).isEqualTo(NOT_TAKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "report whatif --desk main, true",
        "report whatif --desk main --market simulated, true",
        "report whatif --desk main --data x, false",
        "import undo --desk main --reason wrong, true",
        "limits set --desk main max-position=0.1 --reason x, true",
        "stop, true",
        "'', false"
    })
    void aFileAmongTheArgumentsDecidesWhereACommandRuns(String line, boolean here) {
        assertThat(CommandCall.isForApplication(line.split(" "))).isEqualTo(here);
    }

    /** Whoever adds a command decides where it runs: here, or by the mark. */
    @Test
    void eachCommandIsMarkedOrRunsByItself() {
        TreeSet<String> unmarked = new TreeSet<>();
        collect(BellwetherCommand.line(never()), "", unmarked);
        assertThat(unmarked)
                .containsExactly(
                        "answers export",
                        "backtest",
                        "backtest compare",
                        "backtest list",
                        "bench desk",
                        "bench engine",
                        "bench kernel",
                        "bench start",
                        "bench store",
                        "data download",
                        "data import",
                        "data transcripts",
                        "data verify",
                        "demo",
                        "doctor",
                        "doctor models",
                        "drill",
                        "export daily",
                        "export trades",
                        "health",
                        "import experiment",
                        "import trades",
                        "lag",
                        "report backtest",
                        "serve",
                        "services",
                        "up");
    }

    private static void collect(CommandLine line, String path, TreeSet<String> unmarked) {
        Object command = line.getCommandSpec().userObject();
        if (!(command instanceof CommandGroup) && !command.getClass().isAnnotationPresent(AsksApplication.class)) {
            unmarked.add(path);
        }
        line.getSubcommands().forEach((name, below) -> collect(below, (path + " " + name).strip(), unmarked));
    }

    private Request request(String... words) throws IOException {
        return new Request(Origin.of(program, Map.of(), Path.of("")), "", "UTF-8", "UTF-8", Arrays.asList(words));
    }

    @Test
    void runsNothingForAClientThatLeavesBeforeItSaysGo() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        try (CommandSocket ignored = open(work -> runs.incrementAndGet())) {
            try (SocketChannel client = connect()) {
                new Piece(Piece.REQUEST, request("explain", "x").encoded()).write(client);
                assertThat(Piece.read(client).kind()).isEqualTo(Piece.READY);
            }
            try (SocketChannel client = connect()) {
                new Piece(Piece.REQUEST, request("explain", "x").encoded()).write(client);
                assertThat(Piece.read(client).kind()).isEqualTo(Piece.READY);
                Piece.of(Piece.EXIT).write(client);
                assertThatThrownBy(() -> Piece.read(client)).isInstanceOf(IOException.class);
            }
            assertThat(ask(EXPLAIN).code()).isEqualTo(1);
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void interruptsACommandWhoseClientLeaves() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (CommandSocket ignored = open(work -> {
            try {
                running.countDown();
                new CountDownLatch(1).await();
            } catch (InterruptedException left) {
                interrupted.countDown();
            }
            return 0;
        })) {
            try (SocketChannel client = connect()) {
                new Piece(Piece.REQUEST, request("explain", "x").encoded()).write(client);
                Piece.read(client);
                Piece.of(Piece.GO).write(client);
                assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
            }
            assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void saysSoWhenTheApplicationEndsInTheMiddle() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        CommandSocket application = open(work -> {
            runs.incrementAndGet();
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
            return 0;
        });
        CompletableFuture<Answer> answer = askAside(words("limits set --desk main max-position=0.1 --reason x"));
        assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        application.close();
        assertThat(answer.get(1, TimeUnit.MINUTES))
                .isEqualTo(new Answer(
                        1,
                        "",
                        "bellwether: the application ended or broke off before the command was done; look whether it"
                                + " did what it should before you give it again\n"));
        assertThat(runs).hasValue(1);
        assertThat(ask(EXPLAIN)).isEqualTo(NOT_TAKEN);
    }

    /** What a hostile or broken client sends; none of it stops the next one. */
    @Test
    void outlivesWhatIsNoRequest() throws Exception {
        byte[] huge = ByteBuffer.allocate(5)
                .put(Piece.REQUEST)
                .putInt(Integer.MAX_VALUE)
                .array();
        byte[] negative = ByteBuffer.allocate(5).put(Piece.REQUEST).putInt(-1).array();
        byte[] longWord = ByteBuffer.allocate(17)
                .put(Piece.REQUEST)
                .putInt(12)
                .putInt(1)
                .putInt(Integer.MAX_VALUE)
                .putInt(7)
                .array();
        byte[] whole = encoded(request("explain", "x"));
        byte[] behind = encoded(request("explain", "x"), 4);
        try (CommandSocket ignored = open(work -> 0)) {
            for (byte[] bytes : List.of(
                    new byte[0],
                    "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                    huge,
                    negative,
                    longWord,
                    Arrays.copyOf(whole, whole.length - 1),
                    Arrays.copyOf(whole, 3),
                    behind,
                    new byte[] {Piece.GO, 0, 0, 0, 0})) {
                try (SocketChannel client = connect()) {
                    client.write(ByteBuffer.wrap(bytes));
                    client.shutdownOutput();
                    assertThatThrownBy(() -> Piece.read(client)).isInstanceOf(IOException.class);
                }
            }
            assertThat(ask(EXPLAIN).code()).isZero();
        }
    }

    private static byte[] encoded(Request request) throws IOException {
        return encoded(request, 0);
    }

    private static byte[] encoded(Request request, int more) throws IOException {
        byte[] bytes = request.encoded();
        return ByteBuffer.allocate(5 + bytes.length + more)
                .put(Piece.REQUEST)
                .putInt(bytes.length + more)
                .put(bytes)
                .array();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0001garbage that is long enough",
                "N",
                "R\u0000\u0000\u0000",
                "Z\u0000\u0000\u0000\u0000"
            })
    void takesTheOldWayWhenWhoeverListensIsNoApplication(String said) throws IOException {
        try (ServerSocketChannel other =
                listen(channel -> write(channel, said.getBytes(StandardCharsets.ISO_8859_1)))) {
            assertThat(other.isOpen()).isTrue();
            assertThat(ask(EXPLAIN)).isEqualTo(NOT_TAKEN);
        }
    }

    @Test
    void neverRunsACommandTwiceWhateverIsSaidAfterGo() throws IOException {
        for (String said : List.of("", "garbage and more", "X\u0000\u0000\u0000\u0000", "O\u007f\u0000\u0000\u0000")) {
            try (ServerSocketChannel other = listen(channel -> {
                Piece.of(Piece.READY).write(channel);
                Piece.read(channel);
                write(channel, said.getBytes(StandardCharsets.ISO_8859_1));
            })) {
                assertThat(other.isOpen()).isTrue();
                Answer answer = ask(EXPLAIN);
                assertThat(answer.code()).isEqualTo(1);
                assertThat(answer.err()).startsWith("bellwether: the application ended or broke off");
            }
            Files.delete(socket);
        }
    }

    private interface Conversation {
        void with(SocketChannel channel) throws IOException;
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
    }

    /** Something else that listens: it hears the request, says what it says and ends. */
    private ServerSocketChannel listen(Conversation conversation) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> {
            try (SocketChannel channel = server.accept()) {
                Piece.read(channel);
                conversation.with(channel);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return server;
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    @Test
    void onlyTheOwnerMayOpenTheSocketWhichGoesWithTheApplication() throws IOException {
        try (CommandSocket ignored = open(work -> 0)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
        }
        assertThat(socket).doesNotExist();
        assertThat(ask(EXPLAIN)).isEqualTo(NOT_TAKEN);
    }

    @Test
    void replacesTheSocketOfAKilledApplicationAndNotThatOfALivingOne() throws IOException {
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(ask(EXPLAIN)).isEqualTo(NOT_TAKEN);
        try (CommandSocket ignored = open(work -> 4)) {
            assertThatThrownBy(() -> open(work -> 5)).isInstanceOf(IOException.class);
            assertThat(ask(EXPLAIN).code()).isEqualTo(4);
        }
    }

    @Test
    void aPathThatIsTooLongForASocketMeansTheOldWay() throws IOException {
        socket = Files.createDirectories(folder.resolve("a".repeat(60)).resolve("b".repeat(60)))
                .resolve("commands.sock");
        assertThatThrownBy(() -> open(work -> 0)).isInstanceOf(IOException.class);
        assertThat(ask(EXPLAIN)).isEqualTo(NOT_TAKEN);
    }

    @Test
    void moreCommandsAtOnceThanThereArePlacesForRunByThemselves() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        try (CommandSocket ignored = open(work -> {
            running.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return 0;
        })) {
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(askAside(EXPLAIN));
            }
            Await.until("16 commands", Await.PATIENCE, running::get, count -> count == 16);
            assertThat(ask(EXPLAIN)).isEqualTo(NOT_TAKEN);
            end.countDown();
            for (CompletableFuture<Answer> answer : answers) {
                assertThat(answer.get(1, TimeUnit.MINUTES).code()).isZero();
            }
            assertThat(running).hasValue(16);
        }
    }
}
