package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.common.CliContext;
import io.bellwether.sandbox.SandboxMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The help names every command and option, its examples can be copied, and it fits a terminal. */
class HelpTest {
    private static final int WIDTH = 80;
    private static final Pattern EXAMPLE = Pattern.compile("(?i)e\\.g\\. ([^\\s;)]*[^\\s;).,:])");

    private static CommandLine application() {
        return BellwetherCommand.line(CliContext::opened).setUsageHelpWidth(WIDTH);
    }

    /** All commands with those below them, by the words that name them. */
    private static Map<String, CommandLine> all(CommandLine root) {
        Map<String, CommandLine> found = new LinkedHashMap<>();
        root.getSubcommands().forEach((name, command) -> {
            found.put(name, command);
            all(command).forEach((below, one) -> found.put(name + " " + below, one));
        });
        return found;
    }

    private static List<OptionSpec> shown(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .toList();
    }

    private static String launcherHelp(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", Path.of("../bellwether").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(arguments.length == 0 ? 2 : 0);
        return text;
    }

    @Test
    void theLauncherListsEveryCommandWithoutABuild() throws IOException, InterruptedException {
        String help = launcherHelp("--help");
        TreeSet<String> commands = new TreeSet<>(application().getSubcommands().keySet());
        commands.addAll(SandboxMain.line().getSubcommands().keySet());
        assertThat(commands)
                .contains("demo", "up", "drill", "health", "stop", "import")
                .allSatisfy(name -> assertThat(help).containsPattern("(?m)^  " + name + " +\\S"));
        all(application()).keySet().stream()
                .filter(name -> name.contains(" "))
                .forEach(name -> assertThat(help).contains(name.substring(name.indexOf(' ') + 1)));
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
        assertThat(launcherHelp("-h")).isEqualTo(help);
        assertThat(launcherHelp("help")).isEqualTo(help);
        assertThat(launcherHelp()).isEqualTo(help);
    }

    @Test
    void theApplicationNamesTheCommandsOfTheLauncherToo() {
        assertThat(application().getSubcommands().keySet())
                .containsAll(SandboxMain.line().getSubcommands().keySet());
    }

    @Test
    void theHelpOfACommandShowsAllItsOptions() {
        Stream.concat(all(application()).values().stream(), all(SandboxMain.line()).values().stream())
                .forEach(command -> {
                    String usage = command.getUsageMessage();
                    shown(command)
                            .forEach(option -> assertThat(usage)
                                    .as(command.getCommandSpec().qualifiedName())
                                    .containsPattern("(?m)^ +(-., )?" + option.longestName() + "\\b"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "bench engine", "bench store", "lag"})
    void aCommandThatStartsTheStackShowsTheOptionsOfBoth(String name) {
        CommandLine stack = SandboxMain.line().getSubcommands().get(name.split(" ")[0]);
        CommandLine command = application();
        for (String word : name.split(" ")) {
            command = command.getSubcommands().get(word);
        }
        String usage = command.getUsageMessage();
        shown(stack).forEach(option -> assertThat(usage).contains(option.longestName()));
    }

    @Test
    void noHelpIsWiderThanATerminal() {
        Stream.of(application(), SandboxMain.line()).forEach(root -> {
            assertThat(root.getUsageMessage().lines()).allMatch(line -> line.length() <= WIDTH);
            all(root)
                    .forEach((name, command) -> assertThat(
                                    command.getUsageMessage().lines())
                            .as(name)
                            .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH)));
        });
    }

    @Test
    void theListOfCommandsSaysWholeSentences() {
        all(application())
                .forEach((name, command) -> assertThat(
                                command.getCommandSpec().usageMessage().description()[0])
                        .as(name)
                        .matches("(?s).*[.:]"));
    }

    /** The e.g. of each option is a value that it takes. */
    @Test
    void examplesOfValuesAreValidWhenCopied() {
        List<String> tried = new ArrayList<>();
        all(application())
                .forEach((name, command) -> shown(command).forEach(option -> {
                    Matcher example = EXAMPLE.matcher(String.join(" ", option.description()));
                    while (example.find()) {
                        List<String> words = new ArrayList<>(List.of(name.split(" ")));
                        required(command, option).forEach(words::add);
                        words.addAll(List.of(option.longestName(), example.group(1)));
                        CommandLine.ParseResult parsed = application().parseArgs(words.toArray(String[]::new));
                        assertThat(parsed.errors()).as(words.toString()).isEmpty();
                        tried.add(example.group(1));
                    }
                }));
        assertThat(tried).contains("main", "ACME=0.10", "ACME,BOLT", "desk-1", "2026-11-20");
    }

    /** What else the command needs, so that the one option is judged alone. */
    private static List<String> required(CommandLine command, OptionSpec but) {
        List<String> words = new ArrayList<>();
        command.getCommandSpec().positionalParameters().forEach(parameter -> {
            if (parameter.required()) {
                words.add(
                        switch (parameter.paramLabel()) {
                            case "KEY=VALUE" -> "max-position=0.15";
                            case "AMOUNT" -> "2500";
                            default -> "biotech";
                        });
            }
        });
        shown(command).stream()
                .filter(option -> option.required() && option.group() == null && option != but)
                .forEach(option -> {
                    words.add(option.longestName());
                    words.add(
                            switch (option.longestName()) {
                                case "--target" -> "ACME=0.10";
                                case "--symbols" -> "ACME";
                                default -> "main";
                            });
                });
        return words;
    }
}
