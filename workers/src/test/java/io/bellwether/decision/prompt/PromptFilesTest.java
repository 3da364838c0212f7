package io.bellwether.decision.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptFilesTest {
    /** Decisions of the past name these versions: their words stay what they were. */
    private static final String DESK_1 = "04a30153dc15f95f691af9b01ac6192609c82b74c70a21a33e3e0d0fe73bb22a";

    private static final String DESK_2 = "6bc7ab70c8ee8adc5ed1fd6450968ee10aec9c5eab95d8494c9b52999851ef66";

    @Test
    void theFilesOfAVersionNeverChange() {
        String why = "the files of prompts/%s were edited: add a new version instead, decisions name this one";
        assertThat(PromptFiles.load("desk-1").hash()).as(why, "desk-1").isEqualTo(DESK_1);
        assertThat(PromptFiles.load("desk-2").hash()).as(why, "desk-2").isEqualTo(DESK_2);
    }

    @Test
    void aMissingVersionIsNamed() {
        assertThatThrownBy(() -> PromptFiles.load("desk-0"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("prompt file /prompts/desk-0/system.md is missing");
    }

    @Test
    void aPlaceWithoutValueIsNamed() {
        assertThatThrownBy(() -> PromptFiles.load("desk-1").fill("morning.md", Map.of("execution", "now")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("prompt file morning.md of desk-1 names {{spendable}}, which nothing fills");
    }

    @Test
    void aValueIsNotSearchedForPlaces() {
        String text = PromptFiles.load("desk-1")
                .fill("morning.md", Map.of("execution", "{{spendable}} $1", "spendable", "1", "largest_position", "2"));
        assertThat(text).contains("{{spendable}} $1").contains("now: 1 USD").contains("position: 2 USD");
    }
}
