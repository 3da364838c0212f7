package io.bellwether.platform;

import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.feel.syntaxtree.Ref;
import scala.Product;

/** The names that FEEL reads: the first part of each reference in its syntax tree. */
final class FeelNames {
    private FeelNames() {}

    /**
     * Names in the order in which they are read.
     *
     * @param tree an expression, or whatever of Scala holds some
     */
    static Set<String> in(Object tree) {
        Set<String> names = new LinkedHashSet<>();
        collect(tree, names);
        return names;
    }

    private static void collect(Object node, Set<String> names) {
        if (node instanceof Ref ref) {
            names.add(ref.names().head());
        } else if (node instanceof scala.collection.Iterable<?> many) {
            many.foreach(part -> {
                collect(part, names);
                return null;
            });
        } else if (node instanceof Product product) {
            for (int i = 0; i < product.productArity(); i++) {
                collect(product.productElement(i), names);
            }
        }
    }
}
