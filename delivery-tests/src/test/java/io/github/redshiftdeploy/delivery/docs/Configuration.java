package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.maven.SqlSetParameter;
import io.github.redshiftdeploy.maven.TargetParameter;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A piece of a POM, and whether all of its {@code <configuration>} is known to the plugin. */
final class Configuration {

    private static final String PLUGIN = "redshift-deploy-maven-plugin";

    private final Map<String, Set<String>> known;

    Configuration(Goals goals) {
        known = Map.of(
                "configuration", goals.parameters(),
                "sqlSet", fields(SqlSetParameter.class),
                "target", fields(TargetParameter.class),
                "rules", Set.copyOf(Rule.words()));
    }

    /** Fails when it is not XML, or when it has an element that the plugin does not know. */
    void check(String xml) throws IOException, SAXException, ParserConfigurationException {
        // A snippet may begin anywhere in a POM.
        InputSource source = new InputSource(new StringReader("<snippet>" + xml + "</snippet>"));
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(source)
                .getDocumentElement();
        NodeList configurations = root.getElementsByTagName("configuration");
        IntStream.range(0, configurations.getLength())
                .mapToObj(configurations::item)
                .filter(Configuration::isOurs)
                .forEach(this::check);
    }

    private static boolean isOurs(Node configuration) {
        return children(configuration.getParentNode())
                .filter(child -> child.getNodeName().equals("artifactId"))
                .allMatch(child -> child.getTextContent().strip().equals(PLUGIN));
    }

    private void check(Node element) {
        List<Node> children = children(element).toList();
        if (known.containsKey(element.getNodeName()) && !children.isEmpty()) {
            assertThat(known.get(element.getNodeName()))
                    .as("what <%s> may hold", element.getNodeName())
                    .containsAll(children.stream().map(Node::getNodeName).toList());
        }
        children.forEach(this::check);
    }

    private static Stream<Node> children(Node element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance);
    }

    private static Set<String> fields(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .map(Field::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
