package io.bellwether.backtest.desk;

import io.bellwether.backtest.app.MakeReport;
import io.bellwether.backtest.app.ModelsOfRun;
import io.bellwether.backtest.app.PlanFaults;
import io.bellwether.backtest.app.ReadFaults;
import io.bellwether.backtest.app.ReadRun;
import io.bellwether.backtest.app.ReplayDay;
import io.bellwether.backtest.domain.RefusedRequest;
import io.bellwether.decision.app.Advisors;
import io.bellwether.decision.app.Model;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A desk's world in memory: markets, desks, books, orders and the paper broker, empty when it is opened. One is one run;
 * it is one thread's. What it does is what the application does: the use cases are the same objects' classes.
 */
public final class DeskKernel implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private DeskKernel(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens an empty one.
     *
     * @param properties settings that win over those of the file, e.g. of advisors
     */
    public static DeskKernel open(Map<String, String> properties) {
        return open(properties, ModelsOfRun.plain());
    }

    /**
     * Opens an empty one.
     *
     * @param models how its language models are asked
     */
    static DeskKernel open(Map<String, String> properties, ModelsOfRun models) {
        return open(properties, models, beans -> {});
    }

    /**
     * Opens an empty one.
     *
     * @param models how its language models are asked
     * @param before is given what the kernel is made of, before anything of it is made
     */
    static DeskKernel open(Map<String, String> properties, ModelsOfRun models, BeanFactoryPostProcessor before) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "logging.level.root",
                "warn",
                "logging.threshold.console",
                "off",
                "logging.level.io.bellwether",
                "warn"));
        all.putAll(properties);
        String[] arguments = all.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new DeskKernel(started(arguments, models, before));
    }

    /** One after the other: what a start sets up of the machine's logging is everybody's. */
    private static synchronized ConfigurableApplicationContext started(
            String[] arguments, ModelsOfRun models, BeanFactoryPostProcessor before) {
        return new SpringApplicationBuilder(
                        KernelConfiguration.class,
                        KernelConfiguration.UseCases.class,
                        KernelConfiguration.PureAdapters.class,
                        KernelConfiguration.Rows.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .registerShutdownHook(false)
                .initializers(context -> {
                    context.addBeanFactoryPostProcessor(before);
                    context.getBeanFactory().addBeanPostProcessor(new RunModels(models, context.getBeanFactory()));
                })
                .run(arguments);
    }

    /** Anything of it. */
    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Markets markets() {
        return context.getBean(Markets.class);
    }

    public Desks desks() {
        return context.getBean(Desks.class);
    }

    SegmentBook segments() {
        return context.getBean(SegmentBook.class);
    }

    public Halts halts() {
        return context.getBean(Halts.class);
    }

    /** Replays a day of a desk that is known. */
    public ReplayDay replayDay() {
        return context.getBean(ReplayDay.class);
    }

    /** Those of the advisors that are language models, by name. */
    public Set<String> models(Collection<String> advisors) {
        Advisors known = context.getBean(Advisors.class);
        return advisors.stream()
                .filter(name -> known.get(name) instanceof Model)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws RefusedRequest with what keeps these advisors from being asked, in one sentence for a person */
    void requireUsable(Collection<String> advisors) {
        context.getBean(Advisors.class).check(advisors).ifPresent(missing -> {
            throw new RefusedRequest(missing);
        });
    }

    /** Has the market be known. */
    void register(Market market) {
        markets().register(market.id(), market.kind(), market.location(), market.benchmark());
    }

    /** Reads what a desk did. */
    public ReadRun readRun() {
        return context.getBean(ReadRun.class);
    }

    /** Lays the faults of a scenario. */
    PlanFaults planFaults() {
        return context.getBean(PlanFaults.class);
    }

    /** Reads what became of them. */
    ReadFaults readFaults() {
        return context.getBean(ReadFaults.class);
    }

    /** Makes the report of what a desk did. */
    public MakeReport makeReport() {
        return context.getBean(MakeReport.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
