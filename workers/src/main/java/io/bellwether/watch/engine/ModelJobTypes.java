package io.bellwether.watch.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The job types that the models of this application ask for, read from the files that it deploys. */
final class ModelJobTypes {
    private ModelJobTypes() {}

    static SortedSet<String> read() {
        SortedSet<String> types = new TreeSet<>();
        try {
            for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
                try (InputStream file = model.getInputStream()) {
                    types.addAll(in(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the models cannot be read", e);
        }
        return types;
    }

    static SortedSet<String> in(InputStream model) {
        SortedSet<String> types = new TreeSet<>();
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(model);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && (reader.getLocalName().equals("taskDefinition")
                                || reader.getLocalName().equals("executionListener"))) {
                    String type = reader.getAttributeValue(null, "type");
                    if (type != null && !type.startsWith("=")) {
                        types.add(type);
                    }
                }
            }
            reader.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a model is not XML", e);
        }
        return types;
    }
}
