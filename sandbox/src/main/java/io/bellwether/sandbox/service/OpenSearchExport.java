package io.bellwether.sandbox.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the engine exports to OpenSearch, and how: in bulks, at the latest after a second, and only the kinds of record
 * that the importers of Operate and Tasklist 8.6 read. A bulk of one record is a request per record: OpenSearch then
 * takes half of a core all the time, and Operate falls minutes behind a replayed history.
 */
final class OpenSearchExport {
    private static final String ARGUMENT = "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_";

    /**
     * Kinds that no importer reads. Those read are: process, process instance, job, incident, variable, user task, form,
     * decision, decision requirements, decision evaluation, process message subscription, and, for Operate's batch
     * operations, variable document.
     */
    private static final List<String> READ_BY_NOBODY = List.of(
            "COMMANDDISTRIBUTION",
            "COMPENSATIONSUBSCRIPTION",
            "DEPLOYMENT",
            "DEPLOYMENTDISTRIBUTION",
            "ERROR",
            "ESCALATION",
            "MESSAGE",
            "MESSAGEBATCH",
            "MESSAGECORRELATION",
            "MESSAGESTARTEVENTSUBSCRIPTION",
            "MESSAGESUBSCRIPTION",
            "PROCESSEVENT",
            "PROCESSINSTANCEBATCH",
            "PROCESSINSTANCECREATION",
            "PROCESSINSTANCEMIGRATION",
            "PROCESSINSTANCEMODIFICATION",
            "RESOURCEDELETION",
            "SIGNAL",
            "SIGNALSUBSCRIPTION",
            "TIMER");

    /** The exporter's settings as environment variables of the engine. */
    static final Map<String, String> SETTINGS = settings();

    private OpenSearchExport() {}

    private static Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put(ARGUMENT + "BULK_SIZE", "500");
        settings.put(ARGUMENT + "BULK_DELAY", "1");
        settings.put(ARGUMENT + "INDEX_NUMBEROFSHARDS", "1");
        READ_BY_NOBODY.forEach(kind -> settings.put(ARGUMENT + "INDEX_" + kind, "false"));
        return Map.copyOf(settings);
    }
}
