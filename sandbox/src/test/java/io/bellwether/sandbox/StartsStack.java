package io.bellwether.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts services as a test does and does nothing more, so that it can be killed. Arguments: state folder, services. */
final class StartsStack {
    private StartsStack() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (var sandbox = SandboxProcess.start(Path.of(args[0]), List.of(args[1].split(",", -1)))) {
            System.out.println("ready " + sandbox.state());
            new CountDownLatch(1).await();
        }
    }
}
