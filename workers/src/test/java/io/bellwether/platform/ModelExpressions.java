package io.bellwether.platform;

import io.bellwether.platform.FeelExpressions.Outcome;
import io.bellwether.platform.ProcessModels.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Every FEEL expression of a model with its place, found in the XML: no kind of element is forgotten. */
final class ModelExpressions {
    private ModelExpressions() {}

    /** What the engine wants of an expression. */
    enum Kind {
        /** a boolean, else an incident */
        CONDITION,
        /** anything */
        MAPPING,
        DATE,
        DURATION,
        /** a text or a number */
        KEY,
        LIST;

        boolean accepts(Outcome outcome) {
            Object value = outcome.value();
            return switch (this) {
                case CONDITION -> value instanceof Boolean;
                case MAPPING -> !outcome.failed();
                case DATE -> value instanceof ZonedDateTime || value instanceof LocalDateTime;
                case DURATION -> value instanceof Duration || value instanceof Period;
                case KEY -> value instanceof String || value instanceof Number;
                case LIST -> value instanceof List;
            };
        }
    }

    /**
     * One expression.
     *
     * @param expression without its leading equals sign
     * @param variables that it reads
     */
    record Located(String model, String element, Kind kind, String expression, Set<String> variables) {
        @Override
        public String toString() {
            return "%s, %s: =%s".formatted(model, element, expression);
        }
    }

    static List<Located> of(Model model, Kind kind) {
        return all(model).stream().filter(found -> found.kind() == kind).toList();
    }

    private static List<Located> all(Model model) {
        List<Located> found = new ArrayList<>();
        NodeList elements = parse(model).getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.getElementsByTagName("*").getLength() == 0) {
                add(
                        model,
                        element,
                        element.getLocalName(),
                        element.getTextContent().strip(),
                        found);
            }
            NamedNodeMap attributes = element.getAttributes();
            for (int a = 0; a < attributes.getLength(); a++) {
                Attr attribute = (Attr) attributes.item(a);
                add(model, element, attribute.getName(), attribute.getValue(), found);
            }
        }
        return found;
    }

    private static void add(Model model, Element element, String place, String text, List<Located> found) {
        if (!text.startsWith("=")) {
            return;
        }
        String expression = text.substring(1).strip();
        found.add(new Located(
                model.id(), owner(element), kind(place), expression, FeelExpressions.variablesOf(expression)));
    }

    private static Kind kind(String place) {
        return switch (place) {
            case "conditionExpression" -> Kind.CONDITION;
            case "timeDate", "dueDate", "followUpDate" -> Kind.DATE;
            case "timeDuration" -> Kind.DURATION;
            case "correlationKey", "messageId" -> Kind.KEY;
            case "inputCollection" -> Kind.LIST;
            case "source", "expression", "outputElement" -> Kind.MAPPING;
            default -> throw new AssertionError("no rule says what an expression in '" + place + "' must be");
        };
    }

    private static String owner(Element element) {
        for (Element e = element; ; e = (Element) e.getParentNode()) {
            if (!e.getAttribute("id").isEmpty()) {
                return e.getAttribute("id");
            }
        }
    }

    private static Document parse(Model model) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            return factory.newDocumentBuilder().parse(Files.newInputStream(model.path()));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
