package io.github.redshiftdeploy.delivery.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.redshiftdeploy.delivery.infra.Modules.Module;
import io.github.redshiftdeploy.local.aws.AwsPermission;
import io.github.redshiftdeploy.maven.TargetParameter;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The ground that a warehouse stands on: network, state, cluster, producer and consumers. What the modules compute
 * without AWS's provider is computed by Terraform, from a copy of the files that do so; the rest is read.
 */
class GroundTest {

    private static Computed computed = Computed.NOTHING;

    @BeforeAll
    static void compute(@TempDir Path folder) throws IOException {
        computed = Computed.in(folder);
    }

    @Test
    void the_network_has_a_subnet_of_510_addresses_in_each_zone() {
        assertThat(computed.value("subnets").getAsJsonObject().asMap().values().stream()
                        .map(JsonElement::getAsString))
                .containsExactly("10.20.8.0/23", "10.20.10.0/23", "10.20.12.0/23");
    }

    @Test
    void those_who_deploy_reach_the_port_of_the_warehouse_and_nobody_else_does() throws IOException {
        Module networking = Modules.read().get("modules/networking");
        JsonObject rules = networking.blocks("resource").getAsJsonObject("aws_vpc_security_group_ingress_rule");

        assertThat(rules.keySet()).containsExactlyInAnyOrder("deployers", "deployer_cidrs", "endpoints");
        assertThat(sources(rules, "${aws_security_group.warehouse.id}"))
                .containsExactlyInAnyOrder("5439 ${aws_security_group.deployers.id}", "5439 ${each.value}");
        assertThat(sources(rules, "${aws_security_group.endpoints.id}")).containsExactly("443 ${each.value}");
        assertThat(networking.text()).doesNotContain("0.0.0.0/0\"", "aws_internet_gateway", "map_public_ip");
    }

    private static Stream<String> sources(JsonObject rules, String group) {
        return rules.asMap().values().stream()
                .map(Modules::first)
                .filter(rule -> text(rule, "security_group_id").equals(group))
                .map(rule -> rule.get("to_port").getAsString() + " "
                        + (rule.has("cidr_ipv4")
                                ? text(rule, "cidr_ipv4")
                                : text(rule, "referenced_security_group_id")));
    }

    @Test
    void the_network_reaches_what_a_deployment_asks() throws IOException {
        JsonObject endpoints = Modules.first(
                Modules.read().get("modules/networking").blocks("variable").get("interface_endpoints"));

        assertThat(endpoints.getAsJsonArray("default").asList().stream().map(JsonElement::getAsString))
                .contains("sts", "redshift-data", "secretsmanager", "redshift", "redshift-serverless");
    }

    @Test
    void the_state_is_versioned_encrypted_private_and_locked() throws IOException {
        Module state = Modules.read().get("modules/state-backend");

        assertThat(state.resource("aws_s3_bucket_versioning", "state").toString())
                .contains("\"Enabled\"");
        assertThat(state.resource("aws_s3_bucket_server_side_encryption_configuration", "state")
                        .toString())
                .contains("\"aws:kms\"");
        assertThat(state.resource("aws_s3_bucket_public_access_block", "state").asMap().values().stream()
                        .map(JsonElement::getAsString))
                .containsExactlyInAnyOrder("${aws_s3_bucket.state.id}", "true", "true", "true", "true");
        assertThat(computed.value("backend").getAsString())
                .contains("bucket       = \"acme-terraform\"", "use_lockfile = true", "encrypt      = true");
    }

    @Test
    void nobody_reaches_the_state_without_tls() {
        assertThat(Policies.statements(computed.document("state_policy")))
                .allSatisfy(statement -> {
                    assertThat(text(statement, "Effect")).isEqualTo("Deny");
                    assertThat(text(statement, "Principal")).isEqualTo("*");
                    assertThat(text(statement, "Action")).isEqualTo("s3:*");
                    assertThat(Policies.texts(statement.get("Resource")))
                            .containsExactly("arn:aws:s3:::acme-terraform", "arn:aws:s3:::acme-terraform/*");
                })
                .extracting(statement -> statement.get("Condition").toString())
                .containsExactly(
                        "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}",
                        "{\"NumericLessThan\":{\"s3:TlsVersion\":\"1.2\"}}");
    }

    @Test
    void a_workgroup_asks_for_the_addresses_that_AWS_names() {
        assertThat(computed.value("addresses").getAsJsonObject().toString())
                .isEqualTo("{\"1024\":261,\"128\":37,\"200\":69,\"24\":13,\"32\":13,\"4\":9,\"8\":9,\"outside\":3}");
    }

    @Test
    void the_role_of_copy_and_unload_reaches_the_named_buckets_alone() {
        assertThat(Policies.permissions(computed.document("data_policy")))
                .containsExactlyInAnyOrder(
                        new AwsPermission("s3:GetBucketLocation", "arn:aws:s3:::acme-landing"),
                        new AwsPermission("s3:GetBucketLocation", "arn:aws:s3:::acme-exports"),
                        new AwsPermission("s3:ListBucket", "arn:aws:s3:::acme-landing"),
                        new AwsPermission("s3:ListBucket", "arn:aws:s3:::acme-exports"),
                        new AwsPermission("s3:GetObject", "arn:aws:s3:::acme-landing/*"),
                        new AwsPermission("s3:PutObject", "arn:aws:s3:::acme-exports/*"),
                        new AwsPermission("s3:AbortMultipartUpload", "arn:aws:s3:::acme-exports/*"));
        assertThat(Policies.statements(computed.document("data_trust"))
                        .map(statement -> statement.get("Condition").toString()))
                .containsExactly("{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}");
    }

    @Test
    void whoever_restores_is_told_what_the_key_must_allow() {
        String key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";

        assertThat(Policies.permissions(computed.document("kms_policy")))
                .extracting(AwsPermission::resource)
                .containsOnly(key);
        assertThat(Policies.permissions(computed.document("kms_policy")))
                .extracting(AwsPermission::action)
                .contains("kms:CreateGrant", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey");
    }

    @Test
    void a_cluster_is_private_encrypted_and_asks_for_tls() throws IOException {
        Module module = Modules.read().get("modules/cluster");
        JsonObject cluster = module.resource("aws_redshift_cluster", "this");

        assertThat(cluster.get("publicly_accessible").getAsBoolean()).isFalse();
        assertThat(cluster.get("skip_final_snapshot").getAsBoolean()).isFalse();
        assertThat(List.of("encrypted", "enhanced_vpc_routing", "manage_master_password"))
                .allSatisfy(setting ->
                        assertThat(cluster.get(setting).getAsBoolean()).isTrue());
        assertThat(text(cluster, "kms_key_id")).isEqualTo("${var.kms_key_arn}");
        JsonArray parameters =
                module.resource("aws_redshift_parameter_group", "this").getAsJsonArray("parameter");
        assertThat(parameters.toString()).contains("{\"name\":\"require_ssl\",\"value\":\"true\"}");
        assertThat(module.call("safety")).isNotNull();
    }

    @Test
    void producers_and_consumers_are_encrypted_and_keep_to_the_network() throws IOException {
        JsonObject workgroup =
                Modules.read().get("modules/serverless").resource("aws_redshiftserverless_workgroup", "this");

        assertThat(workgroup.getAsJsonArray("config_parameter").toString())
                .contains("\"parameter_key\":\"require_ssl\",\"parameter_value\":\"true\"");
        for (String name : List.of("modules/producer", "modules/consumer")) {
            Module module = Modules.read().get(name);
            assertThat(module.call("warehouse").get("enhanced_vpc_routing").getAsBoolean())
                    .isTrue();
            assertThat(Modules.first(module.blocks("variable").get("kms_key_arn"))
                            .has("default"))
                    .isFalse();
        }
        assertThat(Modules.read().get("modules/producer").call("warehouse").has("publicly_accessible"))
                .isFalse();
    }

    @Test
    void the_example_puts_out_targets_that_the_plugin_reads() throws Exception {
        Element pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader("<pom>" + computed.value("pom").getAsString() + "</pom>")))
                .getDocumentElement();

        assertThat(elements(pom, "target").map(target -> texts(target).get("name")))
                .containsExactly("producer", "analytics", "reporting");
        assertThat(elements(pom, "target"))
                .allSatisfy(target -> assertThat(Stream.of(TargetParameter.class.getDeclaredFields())
                                .map(Field::getName))
                        .containsAll(texts(target).keySet()));
        assertThat(texts(elements(pom, "target").findFirst().orElseThrow()))
                .isEqualTo(Map.of(
                        "name", "producer",
                        "workgroup", "a-workgroup",
                        "region", "eu-west-1",
                        "database", "a_database",
                        "transport", "data-api"));
        assertThat(elements(pom, "group").map(GroundTest::texts))
                .containsExactly(Map.of("name", "warehouse", "targets", "producer,analytics,reporting"));
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return Stream.iterate(0, index -> index < nodes.getLength(), index -> index + 1)
                .map(nodes::item)
                .map(Element.class::cast);
    }

    /** Returns the texts of what is in an element, by the names. */
    private static Map<String, String> texts(Element element) {
        return elements(element, "*").collect(Collectors.toMap(Element::getTagName, Element::getTextContent));
    }

    private static String text(JsonObject block, String argument) {
        return block.get(argument).getAsString();
    }
}
