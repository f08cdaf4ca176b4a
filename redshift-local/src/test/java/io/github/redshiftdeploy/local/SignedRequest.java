package io.github.redshiftdeploy.local;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Sends JSON to the Data API, for members that AWS's client of this version does not know. */
final class SignedRequest {
    private SignedRequest() {}

    /** Returns the answer, which may be an error. */
    static JsonObject send(RedshiftLocal local, String operation, String json) throws IOException {
        URI uri = local.awsEndpoint();
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(uri)
                .putHeader("Host", uri.getAuthority())
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "RedshiftData." + operation)
                .build();
        ContentStreamProvider body = () -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey()))
                        .request(request)
                        .payload(body)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "redshift-data")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, local.region()))
                .request();
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                InputStream answer = http.prepareRequest(HttpExecuteRequest.builder()
                                .request(signed)
                                .contentStreamProvider(body)
                                .build())
                        .call()
                        .responseBody()
                        .orElseThrow()) {
            return JsonParser.parseString(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        }
    }
}
