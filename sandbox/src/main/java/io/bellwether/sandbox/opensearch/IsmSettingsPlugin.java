package io.bellwether.sandbox.opensearch;

import java.util.List;
import org.opensearch.common.settings.Setting;
import org.opensearch.plugins.Plugin;

/**
 * Declares two settings of the index state management plugin, which this node does not have. Tasklist's index
 * templates name them, and OpenSearch refuses templates with unknown settings.
 */
public final class IsmSettingsPlugin extends Plugin {
    @Override
    public List<Setting<?>> getSettings() {
        return List.of(setting("policy_id"), setting("rollover_alias"));
    }

    private static Setting<String> setting(String name) {
        return Setting.simpleString(
                "index.plugins.index_state_management." + name, Setting.Property.Dynamic, Setting.Property.IndexScope);
    }
}
