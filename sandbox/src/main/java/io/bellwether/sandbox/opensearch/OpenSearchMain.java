package io.bellwether.sandbox.opensearch;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** Runs one OpenSearch node on loopback until the process is told to end. */
public final class OpenSearchMain {
    private OpenSearchMain() {}

    /** Arguments: the folder for data, the HTTP port, the port between nodes. */
    public static void main(String[] args) throws InterruptedException {
        String folder = args[0];
        var runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("discovery.type", "single-node");
            settings.remove("cluster.initial_cluster_manager_nodes");
            settings.remove("discovery.seed_hosts");
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", args[1]);
            settings.put("transport.port", args[2]);
            // Counts garbage as used, refuses requests for it, and so keeps the serial collector from ever running.
            settings.put("indices.breaker.total.use_real_memory", false);
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            settings.put("action.auto_create_index", true);
            settings.put("indices.recovery.max_bytes_per_sec", "200mb");
        });
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner, ended), "close-node"));
        runner.build(OpenSearchRunner.newConfigs()
                .basePath(folder)
                .clusterName("bellwether")
                .numOfNode(1)
                .pluginTypes(WebappsPlugin.class.getName())
                .disableESLogger());
        ended.await();
    }

    private static void close(OpenSearchRunner runner, CountDownLatch ended) {
        try {
            runner.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            ended.countDown();
        }
    }
}
