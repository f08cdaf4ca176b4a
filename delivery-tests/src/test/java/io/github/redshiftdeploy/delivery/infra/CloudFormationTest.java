package io.github.redshiftdeploy.delivery.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The CloudFormation template: well-formed, and the same role as Terraform's. */
class CloudFormationTest {

    private static final Path FILE = Project.INFRA.resolve("cloudformation/deploy-role.yaml");

    static JsonElement policy(LoginWay way) throws IOException {
        return Template.of(FILE, way.parameters())
                .property("DeployRole", "Properties", "Policies", "0", "PolicyDocument");
    }

    @ParameterizedTest
    @EnumSource(names = "NEW_USER", mode = Mode.EXCLUDE)
    void its_policies_are_those_of_terraform(LoginWay way, @TempDir Path folder) throws IOException {
        Terraform.Documents terraform = Terraform.policies(folder).documents(way.variables());

        assertThat(policy(way)).isEqualTo(terraform.deploy());
        assertThat(trust(way.parameters())).isEqualTo(terraform.trust());
    }

    @ParameterizedTest
    @CsvSource({"names", "ids", "both"})
    void its_trust_is_that_of_terraform_for_each_form_of_the_subject(String form, @TempDir Path folder)
            throws IOException {
        Map<String, String> parameters = new HashMap<>(LoginWay.USER.parameters());
        parameters.put("SubjectForm", form);
        Map<String, Object> variables = new HashMap<>(LoginWay.USER.variables());
        Map<Object, Object> github = new HashMap<>((Map<?, ?>) variables.get("github"));
        github.put("subject_form", form);
        variables.put("github", github);

        assertThat(trust(parameters))
                .isEqualTo(Terraform.policies(folder).documents(variables).trust());
    }

    @Test
    void asks_for_nothing_that_it_does_not_use() throws IOException {
        assertThat(Template.of(FILE, LoginWay.USER.parameters()).unused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dw, deployer, '', both, 1, true",
        "dw, '', '', both, 1, true",
        "'', '', 0a1b, both, 1, true",
        "dw, '', 0a1b, both, 1, false",
        "'', '', '', both, 1, false",
        "'', deployer, 0a1b, both, 1, false",
        "dw, '', '', names, '', true",
        "dw, '', '', ids, '', false",
        "dw, '', '', both, '', false"
    })
    void accepts_a_cluster_or_a_workgroup_and_ids_where_they_are_sent(
            String cluster, String user, String workgroup, String form, String ids, boolean accepted)
            throws IOException {
        Map<String, String> parameters = new HashMap<>(LoginWay.USER.parameters());
        parameters.putAll(Map.of(
                "ClusterIdentifier", cluster,
                "DbUser", user,
                "WorkgroupId", workgroup,
                "SubjectForm", form,
                "GitHubOwnerId", ids,
                "GitHubRepositoryId", ids));

        assertThat(Template.of(FILE, parameters).accepts()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"'', '', '', true", "dw, '', '', false", "'', 0a1b, '', false", "'', '', deployer, false"})
    void accepts_a_secret_alone(String cluster, String workgroup, String user, boolean accepted) throws IOException {
        Map<String, String> parameters = new HashMap<>(LoginWay.SECRET.parameters());
        parameters.putAll(Map.of("ClusterIdentifier", cluster, "WorkgroupId", workgroup, "DbUser", user));

        assertThat(Template.of(FILE, parameters).accepts()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "dw, '', '', true",
        "'', 0a1b, '', true",
        "'', '', '', false",
        "dw, 0a1b, '', false",
        "dw, '', deployer, false"
    })
    void accepts_a_secret_beside_its_place_over_the_data_api(
            String cluster, String workgroup, String user, boolean accepted) throws IOException {
        Map<String, String> parameters = new HashMap<>(LoginWay.SECRET.parameters());
        parameters.putAll(Map.of(
                "Transport", "data-api", "ClusterIdentifier", cluster, "WorkgroupId", workgroup, "DbUser", user));

        assertThat(Template.of(FILE, parameters).accepts()).isEqualTo(accepted);
    }

    @Test
    void makes_the_identity_provider_only_where_there_is_none() throws IOException {
        Map<String, String> parameters = new HashMap<>(LoginWay.USER.parameters());
        parameters.remove("OidcProviderArn");

        assertThat(trust(parameters).toString()).contains("\"Federated\":\"<GitHub.Arn>\"");
        assertThat(trust(LoginWay.USER.parameters()).toString()).contains("\"Federated\":\"" + StandIn.PROVIDER + "\"");
    }

    /** AWS's own description of the resource types, as its CDK ships it. */
    @Test
    void its_resources_have_the_properties_that_aws_knows() throws IOException {
        Map<String, String> parameters = new HashMap<>(LoginWay.USER.parameters());
        parameters.put("PermissionsBoundary", "arn:aws:iam::123456789012:policy/boundary");
        Template template = Template.of(FILE, parameters);
        JsonObject types = Node.resourceTypes("AWS::IAM::OIDCProvider", "AWS::IAM::Role");

        for (String resource : List.of("GitHub", "DeployRole")) {
            JsonObject type =
                    types.getAsJsonObject(template.property(resource, "Type").getAsString());
            Set<String> given =
                    template.property(resource, "Properties").getAsJsonObject().keySet();
            assertThat(type.getAsJsonObject("properties").keySet()).containsAll(given);
            Set<String> required = new TreeSet<>();
            type.getAsJsonObject("properties").asMap().forEach((name, is) -> {
                if (is.getAsBoolean()) {
                    required.add(name);
                }
            });
            assertThat(given).containsAll(required);
            assertThat(type.getAsJsonArray("attributes").toString()).contains("\"Arn\"");
        }
    }

    private static JsonElement trust(Map<String, String> parameters) throws IOException {
        return Template.of(FILE, parameters).property("DeployRole", "Properties", "AssumeRolePolicyDocument");
    }
}
