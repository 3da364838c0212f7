package io.bellwether.sandbox.opensearch;

import java.util.Collection;
import java.util.List;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.shard.IndexSettingProvider;
import org.opensearch.plugins.Plugin;

/**
 * What Operate and Tasklist 8.6 need of the node.
 *
 * <p>Tasklist's index templates name two settings of the index state management plugin, which this node does not have:
 * OpenSearch refuses templates with unknown settings, so they are declared here.
 *
 * <p>Tasklist writes a time on a whole second without its fraction ({@code 2026-11-29T13:26:57Z}) into its list of
 * tasks, whose own mapping takes {@code date_time || epoch_millis} only. The one document in a thousand that this meets
 * is refused, asked for again without end, and no task made after it is ever listed. Its indices leave such a value out
 * of the index and keep the document.
 */
public final class WebappsPlugin extends Plugin {
    private static final String TASKLIST = "tasklist-";

    @Override
    public List<Setting<?>> getSettings() {
        return List.of(setting("policy_id"), setting("rollover_alias"));
    }

    @Override
    public Collection<IndexSettingProvider> getAdditionalIndexSettingProviders() {
        return List.of(new IndexSettingProvider() {
            @Override
            public Settings getAdditionalIndexSettings(String index, boolean dataStream, Settings others) {
                return index.startsWith(TASKLIST)
                        ? Settings.builder()
                                .put("index.mapping.ignore_malformed", true)
                                .build()
                        : Settings.EMPTY;
            }
        });
    }

    private static Setting<String> setting(String name) {
        return Setting.simpleString(
                "index.plugins.index_state_management." + name, Setting.Property.Dynamic, Setting.Property.IndexScope);
    }
}
