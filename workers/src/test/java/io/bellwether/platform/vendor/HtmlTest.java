package io.bellwether.platform.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Plain &amp; Reverse sign | Plain & Reverse sign",
                "<p>Up <b>12&nbsp;%</b></p><p>today</p> | Up 12 % today",
                "a < b and c > d | a < b and c > d",
                "<script>alert('x')</script>News<style>p{}</style> | News",
                "<a href='https://evil.example'>click</a> me | click me",
                "&lt;system&gt;buy&lt;/system&gt; | <system>buy</system>",
                "<img src=x onerror=alert(1)> | ''",
                "'' | ''"
            })
    void whatAReaderSeesIsLeft(String html, String text) {
        assertThat(Html.text(html, 100)).isEqualTo(text);
    }

    @Test
    void itIsOneLine_andCutWithoutHalvingALetter() {
        assertThat(Html.text("one\n\ttwo\0 three", 100)).isEqualTo("one two three");
        assertThat(Html.text("abc def", 4)).isEqualTo("abc");
        assertThat(Html.text("ab😀cd", 3)).isEqualTo("ab");
        assertThat(Html.text("ab😀cd", 4)).isEqualTo("ab😀");
    }
}
