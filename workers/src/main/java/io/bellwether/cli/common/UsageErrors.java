package io.bellwether.cli.common;

import io.bellwether.kernel.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what was typed wrong and what may have been meant, and where the help is; never a page of it. */
public final class UsageErrors implements IParameterExceptionHandler {
    /** How the parser's own sentences begin; ours may begin with a name that was typed. */
    private static final Pattern OWN_WORDS =
            Pattern.compile("(Invalid|Missing|Expected|Unknown|Unmatched|Could|Value) ");

    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        line.getErr().println("bellwether: " + sentence(problem));
        line.getErr().println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
        line.getErr().flush();
        return ExitCodes.BAD_USAGE;
    }

    private static String sentence(ParameterException problem) {
        List<String> unmatched = problem.getCommandLine().getUnmatchedArguments();
        boolean somethingIsMissing = problem instanceof MissingParameterException;
        if (!unmatched.isEmpty()
                && (problem instanceof UnmatchedArgumentException
                        || somethingIsMissing && unmatched.getFirst().startsWith("-"))) {
            return unknown(problem.getCommandLine(), unmatched.getFirst());
        }
        String message = Objects.requireNonNullElse(problem.getMessage(), "it cannot be understood");
        if (problem instanceof MutuallyExclusiveArgsException) {
            return OPTION.matcher(message).results().map(MatchResult::group).collect(Collectors.joining(" and "))
                    + " exclude each other; choose one";
        }
        return OWN_WORDS.matcher(message).lookingAt()
                ? message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1)
                : message;
    }

    private static String unknown(CommandLine line, String typed) {
        CommandSpec spec = line.getCommandSpec();
        if (typed.startsWith("-")) {
            String name = typed.split("=", 2)[0];
            List<String> options = spec.options().stream()
                    .filter(option -> !option.hidden())
                    .flatMap(option -> Arrays.stream(option.names()))
                    .toList();
            return "there is no option '%s'%s".formatted(name, Suggestion.didYouMean(name, options));
        }
        if (spec.subcommands().isEmpty()) {
            return "'%s' is one argument too many".formatted(typed);
        }
        return "there is no command '%s'%s"
                .formatted(
                        typed, Suggestion.didYouMean(typed, spec.subcommands().keySet()));
    }
}
