package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.ChangeOptions;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.execution.app.cash.MoveCash;
import io.bellwether.kernel.Money;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Moves cash into a desk and out of it. */
@Command(
        name = "cash",
        mixinStandardHelpOptions = true,
        description = "Move cash into a desk's account on paper, or out of it.",
        footer = {
            "",
            "No return is made of it. At a real broker cash is moved there; the desk finds and books it.",
            "The same amount for the same reason in the same session is the same movement: it is booked once."
        },
        subcommands = {CashCommand.Deposit.class, CashCommand.Withdraw.class})
public final class CashCommand extends CommandGroup {
    /** How much, where and why. */
    static final class Movement {
        private static final Money MOST = Money.of("1000000000");

        @Mixin
        private final DeskOptions desk = new DeskOptions();

        @Parameters(paramLabel = "AMOUNT", description = "In USD, e.g. 2500 or 2500.50.")
        private Money amount;

        @Mixin
        private final ChangeOptions change = new ChangeOptions();

        int move(CommandSpec spec, boolean out) {
            if (amount.compareTo(MOST) > 0) {
                throw new ParameterException(
                        spec.commandLine(), "AMOUNT must be at most %s USD, was %s".formatted(MOST, amount));
            }
            return CliContext.print(spec, (context, printed) -> move(context, out ? amount.negate() : amount, printed));
        }

        private void move(ApplicationContext context, Money signed, PrintWriter out) {
            MoveCash.Result result = context.getBean(MoveCash.class)
                    .run(desk.id, signed, change.reason(), change.actor(), CliContext.now(context));
            if (!result.moved()) {
                out.println("This was done before; give another --reason if it is another movement.");
            }
            out.printf(
                    "%s of $%s at desk %s, counted with the session of %s. Its cash is $%s.%n",
                    signed.isNegative() ? "Withdrawal" : "Deposit",
                    signed.isNegative() ? signed.negate() : signed,
                    desk.id,
                    result.transfer().tradingDate(),
                    result.cash());
        }
    }

    /** Cash in. */
    @AsksApplication
    @Command(name = "deposit", mixinStandardHelpOptions = true, description = "Move cash into a desk's account.")
    static final class Deposit implements Callable<Integer> {
        @Mixin
        private final Movement movement = new Movement();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return movement.move(spec, false);
        }
    }

    /** Cash out. */
    @AsksApplication
    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Move cash out of a desk's account; what open orders may need stays.")
    static final class Withdraw implements Callable<Integer> {
        @Mixin
        private final Movement movement = new Movement();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return movement.move(spec, true);
        }
    }
}
