package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.cli.settings.ConfigurationKeys;
import io.bellwether.cli.settings.DeskProperties;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.IntradayCheck;
import io.bellwether.kernel.Session;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.MapPropertySource;

class ConfigurationTest {
    @Test
    void defaultsAreTheDefaultDesk() {
        Desk desk = bind(Map.of()).toDesk("simulated-42");
        assertThat(desk.settings()).isEqualTo(DeskSettings.DEFAULT);
        assertThat(desk.mode()).isEqualTo(Desk.Mode.PAPER);
    }

    @Test
    void readsWhatAPersonWrites() {
        Desk desk = bind(Map.of(
                        "bellwether.desk.id", "micro",
                        "bellwether.desk.initial-cash", "2500.50",
                        "bellwether.desk.sessions.morning", "09:45",
                        "bellwether.desk.sessions.intraday[0].at", "14:30",
                        "bellwether.desk.sessions.intraday[0].advise", "true",
                        "bellwether.desk.segments", "energy,biotech",
                        "bellwether.desk.approval.policy", "above-notional",
                        "bellwether.desk.approval.on-deadline", "approve",
                        "bellwether.desk.limits.max-position", "0.1"))
                .toDesk("simulated-7");
        assertThat(desk.id()).hasToString("micro");
        assertThat(desk.initialCash()).hasToString("2500.50");
        assertThat(desk.settings().sessions().morning()).hasToString("09:45");
        assertThat(desk.settings().sessions().intraday())
                .containsExactly(new IntradayCheck(LocalTime.of(14, 30), true));
        assertThat(desk.settings().advises(Session.intraday(LocalTime.of(14, 30))))
                .isTrue();
        assertThat(desk.settings().advises(Session.intraday(LocalTime.of(15, 0))))
                .isFalse();
        assertThat(desk.settings().decisions()).hasToString("[energy, biotech]");
        assertThat(desk.settings().approval().policy()).isEqualTo(ApprovalSettings.Policy.ABOVE_NOTIONAL);
        assertThat(desk.settings().approval().onDeadline()).isEqualTo(ApprovalSettings.OnDeadline.APPROVE);
        assertThat(desk.settings().limits().maxPosition()).isEqualByComparingTo("0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bellwether.desk.limits.max-postion|0.1|max-postion",
                "bellwether.desk.mode|live|live trading needs a live broker and a passed paper period",
                "bellwether.desk.aggressiveness|7|aggressiveness must be from 0 to 3, was 7",
                "bellwether.desk.limits.max-position|20|max-position must be from 0 to 1, was 20",
                "bellwether.desk.sessions.midday|18:00|session times must rise",
                "bellwether.desk.sessions.intraday[0].at|690|takes a New York time from \"00:00\" to \"23:59\", in quotes, was '690'",
                "bellwether.desk.sessions.intraday[0].advise|true|each check has a time, e.g.",
                "bellwether.desk.sessions.intraday[0].at|12:00|the midday check is at 12:00 already",
                "bellwether.desk.segments|energy,energy|each once, e.g. segments: [energy, biotech]",
                "bellwether.desk.screens.microcaps.max-price|0|bellwether.desk.screens.microcaps: max-price must be > 0, was 0",
                "bellwether.desk.screens.Micro.max-price|3|bellwether.desk.screens.Micro: a segment is DESK or 1 to 40",
                "bellwether.desk.screens.DESK.max-price|3|bellwether.desk.screens.DESK: a screen fills a segment, and DESK is none",
                "bellwether.desk.screens.microcaps.max-prize|3|max-prize",
                "bellwether.desk.screens.microcaps.min-market-cap|300M|min-market-cap",
                "bellwether.desk.screens.microcaps.min-sessions|-1|min-sessions must be from 0 to 2000, was -1",
                "bellwether.desk.screens.microcaps.include|A_C|A_C",
                "bellwether.desk.segments|Energy|a segment is DESK or 1 to 40 of a-z, 0-9, dash, was 'Energy'"
            })
    void refusesWhatCannotBeMeant(String key, String value, String sentence) {
        assertThatThrownBy(() -> bind(Map.of(key, value)).toDesk("simulated-42"))
                .hasStackTraceContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({"bellwhether.desk.id", "bellwether.dsk.id", "bellwether.limits.max-position"})
    void refusesAKeyThatNobodyReads(String key) {
        assertThatThrownBy(() ->
                        ConfigurationKeys.check("bellwether.yaml", new MapPropertySource("file", Map.of(key, "x"))))
                .hasMessageContaining("nobody reads '" + key + "'")
                .hasMessageContaining("Correct or remove it");
    }

    @ParameterizedTest
    @CsvSource({"bellwether.mail.from", "bellwether.market-data.minimum-share", "bellwether.engine.queries"})
    void acceptsTheKeysOfEveryGroupThatIsBound(String key) {
        ConfigurationKeys.check("bellwether.yaml", new MapPropertySource("file", Map.of(key, "x")));
    }

    private static DeskProperties bind(Map<String, String> values) {
        Binder binder = new Binder(
                java.util.List.of(new MapConfigurationPropertySource(values)),
                null,
                ApplicationConversionService.getSharedInstance());
        return binder.bindOrCreate(
                "bellwether.desk",
                Bindable.of(DeskProperties.class),
                new NoUnboundElementsBindHandler(org.springframework.boot.context.properties.bind.BindHandler.DEFAULT));
    }
}
