package io.bellwether.cli.settings;

import io.bellwether.kernel.DeskId;
import io.bellwether.marketdata.app.Screens;
import io.bellwether.marketdata.domain.Screen;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The screens of the configured desk. */
@Component
class ConfiguredScreens implements Screens {
    private final DeskProperties properties;

    ConfiguredScreens(DeskProperties properties) {
        this.properties = properties;
    }

    @Override
    public SortedMap<String, Screen> of(DeskId desk) {
        SortedMap<String, Screen> screens = new TreeMap<>();
        if (desk.value().equals(properties.id())) {
            properties.screens().forEach((segment, screen) -> screens.put(segment, screen.toDomain()));
        }
        return screens;
    }
}
