package io.bellwether.sandbox.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bellwether.sandbox.config.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The mailbox over HTTP on loopback: pages at {@code /} and {@code /messages/<id>}, JSON at {@code /api/messages} and
 * {@code /api/messages/<id>}. Mails are foreign content: their HTML is served with a policy that runs no scripts and
 * loads nothing from elsewhere.
 */
final class MailboxServer {
    private static final String MAIL_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline';"
            + " font-src data:; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    private static final String PAGE_POLICY =
            "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; frame-src 'self'";

    private final MailStore store;
    private final MailboxPages pages = new MailboxPages();

    MailboxServer(MailStore store) {
        this.store = store;
    }

    HttpServer start(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        return server;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                if (!exchange.getRequestMethod().equals("GET")) {
                    send(exchange, 405, "text/plain; charset=utf-8", bytes("Only GET."));
                    return;
                }
                route(
                        exchange,
                        List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1)));
            } catch (RuntimeException e) {
                send(exchange, 500, "text/plain; charset=utf-8", bytes("The mailbox failed: " + e));
                throw e;
            }
        }
    }

    private void route(HttpExchange exchange, List<String> path) throws IOException {
        String first = path.getFirst();
        if (path.equals(List.of(""))) {
            page(exchange, pages.list(store.all()));
        } else if (path.equals(List.of("mailbox.css"))) {
            send(exchange, 200, "text/css; charset=utf-8", MailboxPages.resource("mailbox.css"));
        } else if (path.equals(List.of("mailbox.js"))) {
            send(exchange, 200, "text/javascript; charset=utf-8", MailboxPages.resource("mailbox.js"));
        } else if (path.equals(List.of("api", "messages"))) {
            json(exchange, store.all().stream().map(MailboxServer::summary).toList());
        } else if (first.equals("api") && path.size() == 3) {
            var mail = store.find(path.get(2));
            if (mail.isPresent()) {
                json(exchange, details(mail.get()));
                return;
            }
            absent(exchange);
        } else if (first.equals("messages") && path.size() >= 2) {
            message(exchange, store.find(path.get(1)), path.subList(2, path.size()));
        } else {
            absent(exchange);
        }
    }

    private void message(HttpExchange exchange, Optional<Mail> found, List<String> view) throws IOException {
        if (found.isEmpty()) {
            absent(exchange);
            return;
        }
        Mail mail = found.get();
        String name = view.isEmpty() ? "" : view.getFirst();
        switch (name) {
            case "" -> page(exchange, pages.message(mail));
            case "html" -> {
                exchange.getResponseHeaders().set("Content-Security-Policy", MAIL_POLICY);
                send(exchange, 200, "text/html; charset=utf-8", bytes(MailHtml.forFrame(mail)));
            }
            case "raw" -> send(exchange, 200, "text/plain; charset=utf-8", store.raw(mail));
            case "part" -> part(exchange, mail, view);
            default -> absent(exchange);
        }
    }

    private static void part(HttpExchange exchange, Mail mail, List<String> view) throws IOException {
        int number = view.size() == 2 && view.get(1).matches("[0-9]{1,4}") ? Integer.parseInt(view.get(1)) : -1;
        if (number < 0 || number >= mail.parts().size()) {
            absent(exchange);
            return;
        }
        Mail.File file = mail.parts().get(number);
        exchange.getResponseHeaders().set("Content-Security-Policy", MAIL_POLICY);
        send(exchange, 200, file.type(), file.content());
    }

    private static Map<String, Object> summary(Mail.Head mail) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", mail.id());
        json.put("date", mail.date().toString());
        json.put("from", mail.from());
        json.put("to", mail.to());
        json.put("subject", mail.subject());
        return json;
    }

    private static Map<String, Object> details(Mail mail) {
        var json = summary(mail.head());
        json.put("html", Optional.ofNullable(mail.html()).orElse(""));
        json.put("text", Optional.ofNullable(mail.text()).orElse(""));
        json.put(
                "attachments",
                mail.parts().stream()
                        .map(file -> Map.of(
                                "name", file.name(),
                                "type", file.type(),
                                "contentId", file.contentId().orElse(""),
                                "size", file.content().length))
                        .toList());
        return json;
    }

    private static void page(HttpExchange exchange, String html) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", PAGE_POLICY);
        send(exchange, 200, "text/html; charset=utf-8", bytes(html));
    }

    private static void json(HttpExchange exchange, Object value) throws IOException {
        send(exchange, 200, "application/json; charset=utf-8", bytes(Json.write(value)));
    }

    private static void absent(HttpExchange exchange) throws IOException {
        send(exchange, 404, "text/plain; charset=utf-8", bytes("There is nothing here."));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
